"""What can join people in a family. Only words: the layout, which knows no Django, reads them."""

BY_BLOOD = ("birth", "adoptive")
CARING = ("foster", "kinship", "guardian", "step")
PARENTS = BY_BLOOD + CARING
UNIONS = ("married", "partners", "separated", "divorced", "ended")
TWINS = ("twins", "identical")
SIBLINGS = ("siblings", "half", *TWINS)
