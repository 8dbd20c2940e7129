//! How somebody lets another act for them, step by step, and the blank form on paper.

use crate::wording::Words;

pub const TITLE: Words = Words("请家人、邻居代办", "Letting someone act for you");
pub const LEAD: Words = Words(
    "不会用手机，也能报名。请一个信得过的人替您办，三种办法都行。",
    "You can sign up without a phone of your own. Someone you trust can act for you, in one of three ways.",
);
pub const BY_CODE: Words = Words("您有手机", "You have a phone");
pub const BY_CODE_STEPS: [Words; 3] = [
    Words(
        "登录后，在“我的报名”最下面按“我的资料”，再按“让家人帮我办”。",
        "Sign in. At the end of “My sign-ups” press “My details”, then “Let someone act for me”.",
    ),
    Words(
        "选可以办什么、到什么时候，得到6个数字。",
        "Choose what they may do and until when. You get six digits.",
    ),
    Words(
        "家人用自己的手机登录，按“我替别人办”，填上这6个数字。",
        "Your helper signs in on their own phone, presses “I act for someone” and enters the digits.",
    ),
];
pub const AT_COUNTER: Words = Words("您没有手机", "You have no phone");
pub const AT_COUNTER_STEPS: [Words; 2] = [
    Words(
        "带身份证，和家人一起到服务台来。",
        "Come to the counter with your identity card and your helper.",
    ),
    Words(
        "工作人员登记，打印凭条，两个人签字。",
        "Staff record it and print a slip that both of you sign.",
    ),
];
pub const ON_PAPER: Words = Words("您来不了", "You cannot come");
pub const ON_PAPER_STEPS: [Words; 2] = [
    Words("打印委托书，填好，签字。", "Print the form, fill it in and sign it."),
    Words(
        "家人带着委托书和两个人的身份证，到服务台来。",
        "Your helper brings the form and both identity cards to the counter.",
    ),
];
pub const SEE_FORM: Words = Words("看委托书，打印", "See the form and print it");
pub const WHAT_THEY_CANNOT: Words = Words(
    "帮您的人动不了您的资料、手机号码和登录。替您办的每一件事都记着名字，您看得到，也随时可以结束。",
    "Your helper cannot touch your details, number or sign-ins. Everything is kept with their name; you can see it and end it at any time.",
);

pub const FORM_TITLE: Words = Words("代办委托书", "Consent to act for me");
pub const FORM_LEAD: Words = Words(
    "我请下面这个人，在银耀上替我办。要的请打勾。",
    "I let the person below act for me on Yinyao. Please tick what applies.",
);
pub const MY_NAME: Words = Words("我的姓名", "My name");
pub const MY_BIRTHDAY: Words = Words("我的出生日期", "My birthday");
pub const HELPER_NAME: Words = Words("代办人姓名", "The helper’s name");
pub const HELPER_MOBILE: Words = Words("代办人手机", "The helper’s mobile");
pub const HELPER_RELATION: Words = Words("是我的什么人", "Who they are to me");
pub const MAY: Words = Words("可以办什么", "They may");
pub const MAY_CHOICES: [Words; 2] =
    [Words("□只看", "□ look only"), Words("□报名和退出", "□ sign up and withdraw")];
pub const KINDS: Words = Words("报名，是哪些", "Sign up for");
pub const KIND_CHOICES: [Words; 3] = [
    Words("□课程", "□ classes"),
    Words("□活动", "□ activities"),
    Words("□志愿服务", "□ volunteering"),
];
pub const UNTIL: Words = Words("到什么时候", "Until");
pub const UNTIL_CHOICES: [Words; 3] = [
    Words("□只有当天", "□ that day only"),
    Words("□半年", "□ half a year"),
    Words("□一年", "□ one year"),
];
pub const SIGNED: Words = Words("本人签字、日期", "My signature, date");
pub const HELPER_SIGNED: Words = Words("代办人签字、日期", "The helper’s signature, date");
pub const FORM_END: Words = Words(
    "我随时可以结束，到服务台说一声就行。",
    "I can end it at any time by telling the counter.",
);
