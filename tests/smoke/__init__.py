"""What an installed program must do, seen from outside, on the command line.

`MEDIATEUR_A_ESSAYER` names it, as it would be typed (a bundle, `mediateur` once installed, a program under Wine);
without it, the source tree is tried. Every path is relative to where the program runs, whatever its system calls paths.
"""
