package org.cunzheng.classify.conduct;

import java.util.List;
import org.cunzheng.classify.Explanation;
import org.cunzheng.custody.EntryId;

/**
 * The elements of Criminal Law art. 293-1 (催收非法债务罪) against what a case holds: what is known and what is missing,
 * never a conclusion.
 */
public sealed interface ElementTable {
    /**
     * The debt may be unlawful: the lender is said to lend for a living without a licence.
     *
     * @param rows in the order of the article: the debt, the three kinds of acts, gravity
     */
    record Offered(List<Row> rows) implements ElementTable {
        public Offered {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The article is not offered, for it is about debts that are themselves unlawful.
     *
     * @param reason why not
     * @param instead what fits instead
     */
    record NotOffered(Explanation reason, Explanation instead) implements ElementTable {}

    /**
     * One element.
     *
     * @param provision the id of the provision that asks for it
     * @param known what the case holds on it
     * @param entries the entries this rests on
     * @param missing what the case does not hold and somebody would ask for
     */
    record Row(
            Element element,
            String provision,
            List<Explanation> known,
            List<EntryId> entries,
            List<Explanation> missing) {
        public Row {
            known = List.copyOf(known);
            entries = List.copyOf(entries);
            missing = List.copyOf(missing);
        }
    }

    /** What the article asks for. */
    enum Element {
        UNLAWFUL_DEBT,
        VIOLENCE_OR_COERCION,
        RESTRAINT_OR_INTRUSION,
        INTIMIDATION_FOLLOWING_HARASSMENT,
        GRAVITY
    }
}
