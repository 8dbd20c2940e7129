//! Handing in a plan: choosing the file, looking at what was understood, confirming it.

use domain::institution::InstitutionKind;
use domain::language::Language;
use domain::offering::OfferingKind;
use domain::plan::{PreviewRow, RowState, Shown};

use crate::wording::Words;

pub const FILE: Words = Words("表格文件", "The file");
pub const FILE_HINT: Words = Words(
    "Excel（.xlsx）或CSV，最大10兆，最多2万行。",
    "Excel (.xlsx) or CSV, 10 MB and 20,000 rows at most.",
);
pub const FILE_MISSING: Words = Words("请选择表格文件", "Please choose the file");
pub const FILE_AGAIN: Words = Words("文件要再选一次。", "Please choose the file once more.");
pub const READ: Words = Words("读一读这张表", "Read this file");
pub const WHICH_LISTS: Words = Words(
    "可以导入计划、房间一览和人员名册。",
    "Plans, lists of rooms and registers of people can be imported.",
);
pub const NOTHING_YET: Words = Words(
    "先读给您看，确认以后才存进来。",
    "It is shown to you first; nothing is stored before you confirm.",
);
pub const TOO_LARGE: Words = Words(
    "文件超过10兆了。请分成几个文件。",
    "The file is over 10 MB. Please split it into several files.",
);
pub const NOT_WHOLE: Words =
    Words("文件没有收全。请再传一次。", "The file did not arrive whole. Please send it again.");

pub const PREVIEW: Words = Words("请核对，再确认导入", "Check, then confirm");
pub const NOT_STORED: Words = Words("现在还没有存进来。", "Nothing has been stored yet.");
pub const ALL_KNOWN: Words = Words("这张表都已经有了", "Everything in this plan is there already");
pub const NOTHING_LEFT: Words = Words("不用再导入。", "Nothing is left to import.");
pub const PUT_RIGHT: Words = Words(
    "请改好文件，再传一次。现在还没有存进来。",
    "Please change the file and send it again. Nothing has been stored yet.",
);
pub const ANOTHER_FILE: Words = Words("换一个文件", "Choose another file");
pub const ONE_MORE: Words = Words("再导入一张表", "Import one more plan");
pub const UP_TO_CONFIRM: Words = Words("回到上面，确认导入", "Back up, to confirm");
pub const PROBLEM: Words = Words("哪里要改", "What to change");
pub const DOWNLOAD_PROBLEMS: Words =
    Words("下载问题清单（Excel）", "Download the problems (Excel)");
pub const WHICH_ROWS: Words = Words("显示哪些行", "Which rows");
pub const PLAN_ROWS: Words = Words("计划表的每一行", "Every row of the plan");
pub const ROW: Words = Words("行", "Row");
pub const STATE: Words = Words("状态", "State");
pub const NAME: Words = Words("名称", "Name");
pub const WHEN: Words = Words("时间", "When");
pub const PLACE: Words = Words("地点", "Where");
pub const PLACES: Words = Words("名额", "Places");
pub const TERMS: Words = Words("费用和报名", "Fee and sign-up");
pub const NO_DAY_LEFT: Words = Words(
    "停课的日子改过了，有的班一次课也排不上。请核对学期，再传一次文件。",
    "The days closed have changed: some classes would never meet. Please check the term and send the file again.",
);
pub const DONE: Words = Words("导入好了", "Imported");
pub const TO_THE_LIST: Words = Words("去看报名项目", "Go to the offerings");
pub const DIFFERENT: Words = Words(
    "内容和已有的不同，不会改动已有的。",
    "It differs from what is there, which stays as it is.",
);
pub const OVER: Words = Words("已经过去了。", "This is in the past.");
pub const CAMPUS: Words = Words("校区", "Campus");
pub const TERM: Words = Words("学期", "Term");
pub const WINDOW: Words = Words("报名时间", "Sign-up");
pub const AGES: Words = Words("年龄", "Ages");
pub const WINDOW_FROM_NOW: Words =
    Words("从导入时起，到各自开始为止", "From the import until each begins");
pub const WINDOW_OVER: Words = Words(
    "报名时间已经过了，导入后没有人能自己报。",
    "This is over: nobody could sign up after the import.",
);

/// How a row stands, with a mark: ✓ 可以导入.
pub fn row_state(row: PreviewRow) -> Words {
    match (row.state, row.known) {
        (RowState::Wrong, _) => Words("! 有问题", "! Problem"),
        (_, true) => Words("= 已经有了", "= There already"),
        (RowState::Warned, false) => Words("✓ 可以导入，请看一眼", "✓ Ready, worth a look"),
        (RowState::Good, false) => Words("✓ 可以导入", "✓ Ready"),
    }
}

/// 要看一看8行. Among them are rows that can be imported and are worth a look: how many have a problem is told above.
pub fn tab(language: Language, shown: Shown, count: usize) -> String {
    let words = match shown {
        Shown::All => Words("全部", "All"),
        Shown::Problems => Words("要看一看", "Worth a look"),
        Shown::Ready => Words("可以导入", "Ready"),
        Shown::Known => Words("已经有了", "There already"),
    };
    match language {
        Language::Chinese => format!("{}{count}行", words.0),
        Language::English => format!("{} ({count})", words.1),
    }
}

/// 现在显示8行, of what the tab shows; where a page does not hold them all, how many there are.
pub fn showing(language: Language, count: usize, most: usize) -> String {
    match language {
        Language::Chinese if count > most => format!("一共{count}行，这里显示前{most}行"),
        Language::English if count > most => format!("The first {most} of {count} rows are shown"),
        Language::Chinese => format!("现在显示{count}行"),
        Language::English if count == 1 => "1 row is shown".to_owned(),
        Language::English => format!("{count} rows are shown"),
    }
}

/// 一共5000行，这里显示第201到400行: on a page after the first, which has so many before it.
pub fn showing_after(language: Language, count: usize, before: usize, most: usize) -> String {
    if before == 0 {
        return showing(language, count, most);
    }
    let (first, last) = (before + 1, count.min(before + most));
    match language {
        Language::Chinese => format!("一共{count}行，这里显示第{first}到{last}行"),
        Language::English => format!("Rows {first} to {last} of {count} are shown"),
    }
}

/// 确认导入104项.
pub fn confirm(language: Language, offerings: u32, closures: u32) -> String {
    match language {
        Language::Chinese if closures == 0 => format!("确认导入{offerings}项"),
        Language::Chinese if offerings == 0 => format!("确认导入{closures}条闭馆安排"),
        Language::Chinese => format!("确认导入{offerings}项和{closures}条闭馆安排"),
        Language::English if closures == 0 => format!("Import these {offerings}"),
        Language::English if offerings == 0 => format!("Import {closures} closures"),
        Language::English => format!("Import these {offerings} and {closures} closures"),
    }
}

/// Why nothing can be confirmed yet.
pub fn to_be_put_right(language: Language, errors: usize) -> String {
    match language {
        Language::Chinese => format!("有{errors}处要先改"),
        Language::English if errors == 1 => "1 thing must be changed first".to_owned(),
        Language::English => format!("{errors} things must be changed first"),
    }
}

/// 文件：plan.csv.
pub fn file_line(language: Language, file_name: &str) -> String {
    match language {
        Language::Chinese => format!("文件：{file_name}"),
        Language::English => format!("File: {file_name}"),
    }
}

/// The plan is about something that this institution does not hold.
pub fn another_kind(
    language: Language,
    plan: OfferingKind,
    institution: InstitutionKind,
) -> String {
    let plan = match plan {
        OfferingKind::Class => Words("招生计划", "a plan of classes"),
        OfferingKind::Activity => Words("活动安排", "a programme of activities"),
        OfferingKind::Shift => Words("志愿服务安排", "a list of volunteer shifts"),
    };
    let wanted = match institution {
        InstitutionKind::SeniorUniversity => {
            Words("老年大学可以导入这三种表", "A senior university imports all three")
        }
        InstitutionKind::ActivityCentre => Words(
            "活动中心请导入活动安排或志愿服务安排",
            "An activity centre imports programmes of activities and lists of shifts",
        ),
        InstitutionKind::VolunteerTeam => {
            Words("志愿服务队请导入服务安排", "A volunteer team imports lists of shifts")
        }
    };
    match language {
        Language::Chinese => format!("这是{}。{}。", plan.0, wanted.0),
        Language::English => format!("This is {}. {}.", plan.1, wanted.1),
    }
}

/// 问题清单-招生计划.xlsx.
pub fn problems_file_name(language: Language, file_name: &str) -> String {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let words = Words("问题清单", "problems").in_language(language);
    format!("{words}-{stem}.xlsx")
}
