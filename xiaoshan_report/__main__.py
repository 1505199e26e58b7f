"""The entry point: it keeps the collector out of a process that lives for a moment."""

import gc

gc.disable()  # a short-lived process gains nothing from collecting, and start-up allocates a lot

import sys  # noqa: E402  # after the collector is off


def main(argv: list[str] | None = None) -> int:
    """Run `report` with these arguments, by default the process's own; the exit code."""
    try:
        from xiaoshan_report.cli.program import run

        return run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return 130  # as shells say of a program that was interrupted
    except ModuleNotFoundError:
        raise  # what is not there was never installed
    except (MemoryError, ImportError):  # too little even to say so in the user's language
        print("error: there is not enough memory.", file=sys.stderr)
        return 2
    finally:
        gc.freeze()  # nor does the interpreter's teardown: it would visit every object once more


if __name__ == "__main__":
    sys.exit(main())
