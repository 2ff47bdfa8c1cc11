"""Given names that are nearly always a man's or a woman's, for "he" and "she"."""

from __future__ import annotations

_MALE = frozenset(
    """james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey jacob gary nicholas
    eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis
    jerry tyler aaron jose henry adam douglas nathan peter zachary walter harold carl arthur gerald roger keith jeremy
    lawrence sean christian ethan austin joe albert jesse willie billy bruce ralph roy eugene louis philip bobby johnny
    barack mitt rick newt ted marco bernie mike jim tom bob bill chris dan ron ken steve jeff greg chuck tim matt nick
    ben sam fred harry boris vladimir dmitry sergei sergey ivan igor oleg mikhail emmanuel francois nicolas silvio
    benjamin moshe avi yitzhak mahmoud mohammed muhammad mohamed ahmed ali hassan hussein omar abdul khalid saddam
    bashar recep narendra xi jens antonio carlos juan luis miguel jorge pedro pablo diego hans karl klaus jurgen
    wolfgang lindsey mitch orrin rand rudy jeb herman duncan hugh ian neil graham
    nigel alan stuart colin malcolm""".split()
)
_FEMALE = frozenset(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen
    amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
    catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith
    megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn janice jean abigail
    alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany
    charlotte marie kayla alexis lori hillary condoleezza sonia elena nikki kirsten susana michele ivanka melania huma
    theresa angela christine marine ursula jacinda sanna aung park yingluck dilma cristina benazir indira golda tzipi
    gabrielle claire debbie wendy jill sally kate katie lucy ellen eva irina olga svetlana natalia tatiana yulia fatima
    aisha leila layla zainab gill carly loretta kamala tulsi""".split()
)


def given_name_gender(name: str) -> str | None:
    """ "male", "female" or None where the first word of `name` does not tell."""
    first = name.split()[0].lower() if name.split() else ""
    if first in _MALE and first not in _FEMALE:
        return "male"
    if first in _FEMALE and first not in _MALE:
        return "female"
    return None
