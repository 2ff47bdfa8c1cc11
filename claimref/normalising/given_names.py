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
    nigel alan stuart colin malcolm abdullah abraham adrian akio albert alberto alejandro alex alfred allan allen amir
    andre andreas andrei andy angus anton arnold barry bashir bernard bert bradley brad brendan brent brett bryan
    calvin carlton cesar chad clarence clark claude cliff clint clyde cory craig curtis dale damon darrell darren dave
    dean derek devin dick dominic don doug duane dustin dwight earl eduardo edwin eli elijah enrique ernest evan felix
    fernando floyd francis francisco franklin frederick gabriel garrett gavin gene geoffrey gerard gilbert glen glenn
    gordon grant gustavo hector henrik henry herbert howard hugo ibrahim isaac ismail jake jamal jared javier jay
    jimmy joel johan jon jonas josh julian julio karim keith ken kent kirk kurt kyle lance lars leo leon leonard leroy
    lewis lloyd lorenzo lou luke manuel marc marcel marcus mario marshall martin marvin max maurice mauricio melvin
    micah miguel miles mohamad muhammad murray mustafa nate ned neal norman osama oscar otto owen pascal pete perry
    preston quentin ramon randall randy raul ray reggie ricardo rob roberto rodney rodrigo roland roman ross
    russell salvador salman sanjay sebastian sergio seth shane shaun shawn sidney simon spencer stan stanley steven
    sven tariq ted terrence theodore theo todd toby tony travis trevor troy vernon victor vikram vincent viktor wade
    warren wayne wendell wesley wilfried yasser yuri yuriy yusuf zach""".split()
)
_FEMALE = frozenset(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen
    amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
    catherine maria heather diane ruth julie olivia joyce virginia victoria lauren christina joan evelyn judith
    megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn janice jean abigail
    alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany
    charlotte marie kayla alexis lori hillary condoleezza sonia elena nikki kirsten susana michele ivanka melania huma
    theresa angela christine marine ursula jacinda sanna aung park yingluck dilma cristina benazir indira golda tzipi
    gabrielle claire debbie wendy jill sally kate katie lucy ellen eva irina olga svetlana natalia tatiana yulia fatima
    aisha leila layla zainab gill carly loretta kamala tulsi kathy cathy patty peggy betsy becky connie darlene deb
    dolores
    edith elaine elise emilia erica erin esther eileen felicia florence gail geraldine gina gretchen gwen holly ida inga
    ingrid jacquelyn jamila jane janelle jeanne jenna jenny josephine juanita karin karla kay kellyanne
    kristen kristin krystal laurie leah lena liz lois lorraine louise lucia lynn lynne mabel marcia margot marian mariam
    marilyn marsha maureen meg meghan melinda mia mildred mona monica nadia naomi nora norma pam paula penny petra
    phyllis rachael regina renee rita roberta rosa rose roxanne sabrina sheila sherry sofia sonja stacey
    stella sue tammy tanya tara tina ulrike valerie vera vivian wilma yvette yvonne zoe""".split()
)


def given_name_gender(name: str) -> str | None:
    """ "male", "female" or None where the first word of `name` does not tell."""
    first = name.split()[0].lower() if name.split() else ""
    if first in _MALE and first not in _FEMALE:
        return "male"
    if first in _FEMALE and first not in _MALE:
        return "female"
    return None
