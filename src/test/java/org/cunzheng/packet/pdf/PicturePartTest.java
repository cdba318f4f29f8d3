package org.cunzheng.packet.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PicturePartTest {
    @Test
    void a_screenshot_of_a_phone_stands_whole_on_one_page() {
        assertThat(PicturePart.of(1080, 2400)).singleElement().satisfies(part -> {
            assertThat(part.rows()).isEqualTo(2400);
            assertThat(part.rows() * part.pointsPerPixel()).isCloseTo(PicturePart.SPACE_HEIGHT, within(0.01));
        });
    }

    @Test
    void a_small_picture_is_not_blown_up() {
        assertThat(PicturePart.of(200, 100))
                .singleElement()
                .satisfies(part -> assertThat(part.pointsPerPixel()).isEqualTo(0.75));
    }

    @Test
    void a_screenshot_of_six_thousand_pixels_is_split_and_the_parts_overlap() {
        List<PicturePart> parts = PicturePart.of(1080, 6000);

        assertThat(parts).hasSize(3);
        assertThat(parts.get(1).from()).isLessThan(parts.get(0).rows());
        assertThat(parts.getLast().from() + parts.getLast().rows()).isCloseTo(6000, within(0.01));
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.rows() * part.pointsPerPixel())
                        .isLessThanOrEqualTo(PicturePart.SPACE_HEIGHT + 0.01));
    }

    @Test
    void a_wide_picture_fits_the_width() {
        assertThat(PicturePart.of(8000, 500).getFirst().pointsPerPixel() * 8000)
                .isCloseTo(PicturePart.SPACE_WIDTH, within(0.01));
    }

    @Test
    void sixty_parts_are_drawn_and_sixty_one_are_not() {
        int rows = 801;
        while (PicturePart.of(1, rows).size() < 60) {
            rows++;
        }
        assertThat(PicturePart.tooMany(1, rows)).isFalse();
        while (PicturePart.of(1, rows).size() == 60) {
            rows++;
        }
        assertThat(PicturePart.tooMany(1, rows)).isTrue();
    }
}
