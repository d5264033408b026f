"""`python -m purport.cli`: the same as the command `purport`."""

from purport.cli.main import main

if __name__ == "__main__":
    main()
