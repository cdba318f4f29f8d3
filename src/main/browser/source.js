/* The packet's bytes by position, never more of them in memory than asked for. */

const SLICE = 1 << 20;

/** Small pieces are cut from a larger one that is kept, since each question to the file takes its time. */
const WINDOW = 1 << 18;

/** The person has changed their mind. */
class Cancelled extends Error {}

class PacketSource {
  /** @param progress is told how many bytes have been measured */
  constructor(file, progress) {
    this.file = file;
    this.size = file.size;
    this.progress = progress;
    this.cancelled = false;
    this.measured = 0;
    this.window = new Uint8Array(0);
    this.windowFrom = 0;
  }

  /** A promise of that many bytes; broken where the file has them not, or no longer. */
  async read(from, length) {
    if (length >= WINDOW) {
      return this.readFile(from, length);
    }
    if (from < this.windowFrom || from + length > this.windowFrom + this.window.length) {
      this.window = await this.readFile(from, Math.max(length, Math.min(WINDOW, this.size - from)));
      this.windowFrom = from;
    }
    return this.window.slice(from - this.windowFrom, from - this.windowFrom + length);
  }

  readFile(from, length) {
    if (this.cancelled) {
      return Promise.reject(new Cancelled());
    }
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onerror = () => reject(new ReadFailed(reader.error ? reader.error.name : 'unknown'));
      reader.onload = () => {
        const bytes = new Uint8Array(reader.result);
        if (this.cancelled) {
          reject(new Cancelled());
        } else if (bytes.length === length) {
          resolve(bytes);
        } else {
          reject(new ReadFailed('shorter'));
        }
      };
      reader.readAsArrayBuffer(this.file.slice(from, from + length));
    });
  }

  /** Digest and checksum of a stretch, slice by slice; the next is read while one is calculated. */
  async measure(from, length) {
    const measure = new Measure();
    const slice = (done) => this.readFile(from + done, Math.min(SLICE, length - done));
    let coming = length > 0 ? slice(0) : null;
    for (let done = 0; done < length; ) {
      const bytes = await coming;
      done += bytes.length;
      coming = done < length ? slice(done) : null;
      measure.update(bytes);
      this.count(bytes.length);
    }
    return measure.finish();
  }

  /** Between two costly checks: lets the page answer, and the person change their mind. */
  async breathe() {
    await new Promise((resolve) => setTimeout(resolve));
    if (this.cancelled) {
      throw new Cancelled();
    }
  }

  count(bytes) {
    this.measured += bytes;
    this.progress(this.measured, this.size);
  }
}

class ReadFailed extends Error {}
