"""How wide a text is in Atkinson Hyperlegible Next, and how it is cut into lines.

The table holds the advance widths of the fonts of resources/fonts in thousandths of an em, without
kerning (which only narrows French text by a hair); a test reads them again from the fonts.
"""

from __future__ import annotations

from functools import lru_cache

FAMILY = "Atkinson Hyperlegible Next"
REGULAR, SEMIBOLD, BOLD = 400, 600, 700
CAP_HEIGHT = 0.668
UNKNOWN_ADVANCE = 1000
ELLIPSIS = "…"

CHARACTERS = (
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abc"
    "defghijklmnopqrstuvwxyz{|}~\u00a0¡¢£¤¥¦§¨©ª«¬®¯°±²³´¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊ"
    "ËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿŒœŸ‘’“”–—…•€\u2011\u202f"
)
_COLUMNS = {
    400: (
        "280 286 301 651 592 919 731 160 299 299 485 606 210 362 210 387 648 407 548 576 614 588 598 510 615 595 "
        "210 210 553 628 553 480 778 626 613 645 669 569 552 694 694 392 512 631 541 824 693 714 592 724 614 592 "
        "558 690 593 856 623 575 607 317 387 344 552 372 243 525 566 485 564 538 314 558 550 252 245 492 262 845 "
        "550 548 566 574 349 471 326 540 461 684 481 449 460 344 237 344 555 280 286 485 610 580 575 237 528 368 "
        "798 371 562 602 798 356 352 579 382 383 243 509 240 265 256 380 562 816 820 867 450 626 626 626 626 626 "
        "626 891 645 569 569 569 569 392 392 392 392 689 693 714 714 714 714 714 532 714 690 690 690 690 575 592 "
        "582 525 525 525 525 525 525 866 485 538 538 538 538 252 252 252 266 565 550 548 548 548 548 548 606 548 "
        "540 540 540 540 449 566 449 1006 924 575 236 236 399 399 504 824 670 438 664 362 140"
    ),
    600: (
        "303 298 362 730 604 953 727 195 324 324 485 598 252 369 253 424 656 430 569 592 621 602 617 529 621 578 "
        "253 252 564 617 564 526 780 662 634 654 683 589 562 711 699 415 546 654 548 848 710 737 617 747 639 604 "
        "592 687 628 877 666 627 615 333 424 344 573 391 274 544 587 502 586 555 349 582 565 285 255 536 301 870 "
        "565 567 587 591 368 497 360 559 509 723 522 499 492 370 249 370 543 303 298 502 627 589 627 249 547 412 "
        "798 385 622 611 798 375 381 601 396 400 274 517 277 288 276 396 622 837 843 904 503 662 662 662 662 662 "
        "662 943 654 589 589 589 589 415 415 415 415 703 710 737 737 737 737 737 535 737 687 687 687 687 627 617 "
        "609 544 544 544 544 544 544 874 502 555 555 555 555 285 285 285 299 581 565 567 567 567 567 567 598 567 "
        "559 559 559 559 499 587 499 1018 932 627 259 259 455 455 502 830 747 438 674 369 151"
    ),
    700: (
        "312 303 390 765 610 969 725 210 335 335 485 595 271 373 272 440 659 440 579 600 624 607 626 537 624 571 "
        "272 271 569 612 569 547 781 678 643 658 688 597 566 718 701 424 561 663 552 858 717 746 629 756 650 610 "
        "607 686 644 886 685 650 618 340 440 344 582 400 288 552 596 510 596 563 365 593 571 300 259 555 318 882 "
        "571 576 596 599 376 508 376 567 530 740 539 521 505 381 254 381 537 312 303 510 634 593 650 254 555 432 "
        "798 390 649 615 798 383 394 611 402 407 288 521 294 297 284 403 649 846 852 921 526 678 678 678 678 678 "
        "678 966 658 597 597 597 597 424 424 424 424 708 717 746 746 746 746 746 536 746 686 686 686 686 650 629 "
        "621 552 552 552 552 552 552 878 510 563 563 563 563 300 300 300 314 588 571 576 576 576 576 576 595 576 "
        "567 567 567 567 521 596 521 1024 936 650 269 269 479 479 501 832 780 438 678 373 156"
    ),
}
ADVANCES: dict[int, dict[str, int]] = {
    weight: dict(zip(CHARACTERS, map(int, column.split()), strict=True)) for weight, column in _COLUMNS.items()
}


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """Return the width of `text` in the unit of `size`; a character out of the table counts one em."""
    return _thousandths(text, weight) * size / 1000


@lru_cache(maxsize=8192)
def _thousandths(text: str, weight: int) -> int:
    """Return the width of a text in thousandths of its size: a page asks for the same ones many times."""
    advances = ADVANCES[weight]
    return sum(advances.get(character, UNKNOWN_ADVANCE) for character in text)


def wrap(text: str, available: float, size: float, weight: int = REGULAR) -> tuple[str, ...]:
    """Cut `text` at its plain spaces into lines of at most `available`; a word longer than that is broken."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= available:
            lines[-1] = longer
        else:
            lines.extend(_broken(word, available, size, weight))
    return tuple(lines)


def balanced(text: str, available: float, size: float, weight: int = REGULAR) -> tuple[str, ...]:
    """Cut `text` into as few lines as `wrap` does, the longest of them as short as can be."""
    best = wrap(text, available, size, weight)
    while True:
        longest = _longest(best, size, weight)
        closer = wrap(text, longest - 0.01, size, weight)
        if len(closer) > len(best) or _longest(closer, size, weight) >= longest:
            return best
        best = closer


def fit(text: str, available: float, size: float, weight: int = REGULAR) -> str:
    """Return `text`, cut with an ellipsis when it is wider than `available` (an address, never an instruction)."""
    if width(text, size, weight) <= available:
        return text
    kept = text
    while kept and width(kept + ELLIPSIS, size, weight) > available:
        kept = kept[:-1]
    return kept + ELLIPSIS


def _longest(lines: tuple[str, ...], size: float, weight: int) -> float:
    return max(width(line, size, weight) for line in lines)


def _broken(word: str, available: float, size: float, weight: int) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, size, weight) > available:
            pieces.append("")
        pieces[-1] += character
    return pieces
