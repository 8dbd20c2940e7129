//! The fields of the form for one offering, and the headings by which the lists of offices call them.

use domain::offering::{Admission, Effort, OfferingKind};

/// A field of the form and the heading by which offices call it.
pub(super) type Column = (&'static str, &'static str);

const CLASS: [Column; 11] = [
    ("department", "系别"),
    ("subject", "专业"),
    ("name", "班级名称"),
    ("grade", "年级"),
    ("slots", "上课时间"),
    ("room", "教室"),
    ("teacher", "任课教师"),
    ("places", "招生人数"),
    ("fee", "学费"),
    ("note", "备注"),
    ("campus", "校区"),
];

const ACTIVITY: [Column; 11] = [
    ("on", "日期"),
    ("from", "开始"),
    ("to", "结束"),
    ("name", "活动名称"),
    ("room", "地点"),
    ("places", "名额"),
    ("way", "报名方式"),
    ("audience", "参加对象"),
    ("contact", "联系人"),
    ("telephone", "联系电话"),
    ("note", "备注"),
];

const SHIFT: [Column; 12] = [
    ("team", "服务队"),
    ("name", "服务内容"),
    ("room", "地点"),
    ("on", "日期"),
    ("from", "开始"),
    ("to", "结束"),
    ("places", "需要人数"),
    ("skills", "技能要求"),
    ("effort", "体力"),
    ("contact", "联系人"),
    ("telephone", "联系电话"),
    ("note", "备注"),
];

/// Every field of the form, whichever the kind; those that a list has beside its file among them.
pub(crate) const ENTERED: [&str; 38] = [
    "kind",
    "team",
    "department",
    "subject",
    "name",
    "grade",
    "slots",
    "slots_2",
    "slots_3",
    "on",
    "from",
    "to",
    "on_2",
    "from_2",
    "to_2",
    "on_3",
    "from_3",
    "to_3",
    "weeks",
    "room",
    "teacher",
    "places",
    "way",
    "audience",
    "skills",
    "effort",
    "fee",
    "contact",
    "note",
    "campus",
    "term_name",
    "term_starts_on",
    "term_ends_on",
    "opens_at",
    "closes_at",
    "telephone",
    "age_from",
    "age_to",
];

/// The words for the ways of coming that a form offers; the first is proposed.
pub(crate) const WAYS: [(&str, Admission); 3] = [
    ("电话或到服务台报名", Admission::SignUp),
    ("直接参加", Admission::DropIn),
    ("团内通知", Admission::MembersOnly),
];

/// The words for the effort of a shift.
pub(crate) const EFFORTS: [(&str, Effort); 3] =
    [("轻", Effort::Light), ("中", Effort::Medium), ("重", Effort::Heavy)];

pub(super) const fn columns(kind: OfferingKind) -> &'static [Column] {
    match kind {
        OfferingKind::Class => &CLASS,
        OfferingKind::Activity => &ACTIVITY,
        OfferingKind::Shift => &SHIFT,
    }
}
