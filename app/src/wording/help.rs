//! 怎么用银耀: the ten most common tasks, each in three to five steps. What stands in “…” are the words on the screen;
//! the picture of each step shows them (`make manual`), and a test holds both to the real pages.

use domain::language::Language;

use super::Words;

pub const HOW_TO_USE: Words = Words("怎么用银耀", "How to use Yinyao");
pub const ONE_AT_A_TIME: Words = Words(
    "想做哪件事，就按哪一行，照着图一步一步来。",
    "Choose what you want to do, and follow the pictures.",
);
pub const ALL_TASKS: Words = Words("回到“怎么用银耀”", "Back to “How to use Yinyao”");
pub const STILL_UNSURE: Words = Words("还是不会？", "Still unsure?");
pub const CALL_OR_COME: Words = Words(
    "打最下面的电话，或到服务台来。工作人员替您办。",
    "Call the number below or come to the counter. Staff can do it for you.",
);
pub const HOW_TO_SIGN_UP: Words = Words("看看怎么报名", "See how to sign up");
pub const HOW_TO_FIND: Words = Words("看看怎么查找", "See how to search");

/// Something that people come to do.
#[derive(Debug)]
pub struct Task {
    /// In its address, and the beginning of its pictures' names.
    pub code: &'static str,
    /// What it is.
    pub title: Words,
    /// What one does, in order; each has a picture.
    pub steps: &'static [Words],
}

/// The tasks, the most common first.
pub const TASKS: [Task; 10] = [
    Task {
        code: "sign-in",
        title: Words("用验证码登录", "Sign in with a code"),
        steps: &[
            Words("按最上面的“登录”。", "Press “Sign in” at the top."),
            Words(
                "填手机号码，按“发验证码”。不用记密码。",
                "Enter your mobile number and press “Send the code”. There is no password.",
            ),
            Words(
                "短信里有6位数字。填好，按“登录”。",
                "The message has six digits. Enter them and press “Sign in”.",
            ),
            Words(
                "第一次来，会问姓名和生日。填好，按“继续”。",
                "The first time, you are asked for your name and date of birth. Fill them in and press “Continue”.",
            ),
        ],
    },
    Task {
        code: "find",
        title: Words("找一门课、一项活动", "Find a class or an activity"),
        steps: &[
            Words(
                "上课，按首页的“老年大学”。参加活动，按“活动中心”。",
                "For classes press “Senior university” on the home page; for activities “Activity centre”.",
            ),
            Words(
                "按“筛选：时间、地点、名额”，选星期几、什么时候。",
                "Press “Filter: time, place, free places” and choose the day and time.",
            ),
            Words("往下，按“按这些条件找”。", "Further down, press “Search”."),
            Words("想看哪一项，就按它的名字。", "Press the name of what you would like to see."),
        ],
    },
    Task {
        code: "pinyin",
        title: Words("用拼音查找", "Search by pinyin"),
        steps: &[
            Words(
                "按“找课程、老师、地点”下面的空格。",
                "Press the box below “Find a class, teacher or place”.",
            ),
            Words(
                "写拼音，写全或只写开头都行：shufa，sf。",
                "Write pinyin, in full or only the initials: shufa, sf.",
            ),
            Words("按“查找”。找到的在下面。", "Press “Search”. What was found stands below."),
            Words("没找到？少写几个字，或打电话问我们。", "Nothing found? Write less, or call us."),
        ],
    },
    Task {
        code: "sign-up",
        title: Words("报名", "Sign up"),
        steps: &[
            Words(
                "先登录。在这门课的页面，按“报名这门课”。",
                "Sign in first. On the page of the class press “Sign up for this class”.",
            ),
            Words(
                "看看时间、地点、费用。都对，按“确认报名”。",
                "Look at time, place and fee. If all is right, press “Confirm my sign-up”.",
            ),
            Words(
                "看到“报名成功”，名额就是您的了。",
                "When you see “You have a place”, it is yours.",
            ),
        ],
    },
    Task {
        code: "waiting-list",
        title: Words("报满了，排候补", "When it is full: the waiting list"),
        steps: &[
            Words(
                "报满了还能排队等，这叫候补。按“排候补”。",
                "When all places are taken, there is a waiting list. Press “Join the waiting list”.",
            ),
            Words(
                "看看对不对，按“确认排候补”。",
                "Check the details and press “Join the waiting list”.",
            ),
            Words(
                "页面写着您排第几位。有人退出，就依次问下一位。",
                "The page tells your position. If someone drops out, the next person is asked.",
            ),
            Words(
                "轮到您，首页会写“有名额了，请您回答”。想要，就按“要这个名额”。",
                "When it is your turn the home page says “A place is free for you”. Press “Take this place”.",
            ),
            Words("不想等了，按“退出候补”。", "To stop waiting, press “Leave the waiting list”."),
        ],
    },
    Task {
        code: "timetable",
        title: Words("看我的安排", "See my timetable"),
        steps: &[
            Words("按最上面的“我的报名”。", "Press “My sign-ups” at the top."),
            Words(
                "一天一天写着时间和地点。想看细的，按“看详情”。",
                "Times and places stand there day by day. For more, press “Details”.",
            ),
            Words(
                "想看更远的，按“看以后的全部安排”。",
                "For what comes later, press “Show all later dates”.",
            ),
            Words(
                "想放进手机，按“加到手机日历”。",
                "To take it along, press “Add to my phone calendar”.",
            ),
        ],
    },
    Task {
        code: "withdraw",
        title: Words("退课、退出活动", "Give up a place"),
        steps: &[
            Words(
                "在“我的报名”里找到它，按“查看或退课”。",
                "Find it in “My sign-ups” and press “See or give up”.",
            ),
            Words("往下，按“退课”。", "Further down, press “Give up my place”."),
            Words(
                "会再问一次。真的要退，按“退掉”和课名的那一个。",
                "You are asked once more. If you mean it, press “Give up” with the name.",
            ),
        ],
    },
    Task {
        code: "reading",
        title: Words("把字变大，听网页念", "Larger text, and reading aloud"),
        steps: &[
            Words(
                "按最上面的“阅读设置”。平板上不用按，直接看得到。",
                "Press “Display” at the top. On a tablet its buttons are in sight already.",
            ),
            Words(
                "按“更大”或“最大”，字马上变大。",
                "Press “Larger” or “Largest”: the text grows at once.",
            ),
            Words(
                "看着刺眼，按“高对比”，变成深底亮字。",
                "If it dazzles you, press “High”: light text on a dark ground.",
            ),
            Words(
                "想听，按“朗读”，网页念给您听。",
                "To listen, press “Read aloud”: the page is read to you.",
            ),
        ],
    },
    Task {
        code: "print",
        title: Words("打印，发给家人", "Print, and send to family"),
        steps: &[
            Words(
                "要打印哪一页，就在那一页按“打印”。没有反应，用浏览器菜单里的打印。",
                "On the page you want on paper press “Print”. If nothing happens, use the browser’s own menu.",
            ),
            Words(
                "没有打印机，到服务台来，工作人员替您打。",
                "Without a printer, come to the counter: staff print it for you.",
            ),
            Words(
                "要给家人看，按“发给家人”，选一位家人。",
                "For your family, press “Send to family” and choose somebody.",
            ),
            Words(
                "写着“网址已复制”，就到微信里长按，选粘贴。",
                "If it says “The address is copied”, press long in WeChat and choose Paste.",
            ),
        ],
    },
    Task {
        code: "no-network",
        title: Words("没有网络，或者要人帮忙", "No internet, or need help"),
        steps: &[
            Words(
                "没有网络会看到这一页。过一会儿，按“再试一次”。",
                "Without internet you see this page. After a while press “Try again”.",
            ),
            Words(
                "急着办事，打每一页最下面的电话。",
                "If it is urgent, call the number at the foot of every page.",
            ),
            Words(
                "也可以到服务台来，工作人员替您办。",
                "Or come to the counter: staff do it for you.",
            ),
        ],
    },
];

/// 第2件，共10件.
pub fn number_of(language: Language, number: usize) -> String {
    let all = TASKS.len();
    match language {
        Language::Chinese => format!("第{number}件，共{all}件"),
        Language::English => format!("Task {number} of {all}"),
    }
}

/// The way to the next one: 下一件：用拼音查找.
pub fn next(language: Language, title: &str) -> String {
    match language {
        Language::Chinese => format!("下一件：{title}"),
        Language::English => format!("Next: {title}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_task_has_three_to_five_short_steps() {
        for task in &TASKS {
            assert!((3..=5).contains(&task.steps.len()), "{}", task.code);
            for Words(chinese, english) in task.steps {
                for sentence in chinese.split_inclusive(['。', '？']) {
                    let han = sentence.chars().filter(|c| ('一'..='鿿').contains(c)).count();
                    assert!(han <= 25, "{han} signs: {sentence}");
                }
                assert!(english.ends_with('.'), "{english}");
            }
        }
    }

    #[test]
    fn no_two_tasks_share_an_address() {
        let mut codes: Vec<_> = TASKS.iter().map(|task| task.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), TASKS.len());
    }
}
