"""The coordinator's board: what an initiative's records show, a file for each thing one looks at, all of them pure.

    strategy      plan, lint, saturation       execution    waves, coverage, support
    heads         approvals                    problems     problems
    monitoring    measures, pulse, adjustments, closing

`trouble` tells what is wrong, for the signals and the list; `whole` holds all of it, for programs and reports; `fix` is
what mends a fault; `pieces` is what the others read.
"""
