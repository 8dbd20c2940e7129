//! What to do where a change is not put back, or why nothing can be done.

use domain::log::Instead;

use crate::wording::Words;

/// 要改，请在名单上把这个人移出。
pub const fn of_instead(instead: Instead) -> Words {
    match instead {
        Instead::TakeOff => Words(
            "要改，请在名单上把这个人移出。",
            "To change it, please take this person off the list.",
        ),
        Instead::SignUpAtCounter => Words(
            "要改，请在柜台给这个人报名。",
            "To change it, please sign this person up at the counter.",
        ),
        Instead::SwapAgain => {
            Words("要改，请在柜台再换一次。", "To change it, please swap once more.")
        }
        Instead::PlaceIsGone => Words(
            "名额已经给了下一位，拿不回来。再有空名额时，会再问原来的人。",
            "The next one has been asked. Whoever stood before is asked again when a place is free.",
        ),
        Instead::WriteAgain => {
            Words("要改，请照原来的办法再记一次。", "To change it, please write it down once more.")
        }
        Instead::SendAnother => Words(
            "大家已经看到了，收不回来。要更正，请再发一条。",
            "People have read it. To put it right, please send another message.",
        ),
        Instead::TellThem => Words(
            "已经记成告诉了。还没告诉的，请直接打电话。",
            "It is noted that they were told. Whoever was not, please call them.",
        ),
        Instead::OnTheBooking => Words(
            "要改，请在这次借用的页面上取消或恢复。",
            "To change it, please call the booking off or bring it back on its page.",
        ),
        Instead::CancelSession => {
            Words("要改，请把补的那一次停掉。", "To change it, please cancel the make-up session.")
        }
        Instead::EndIt => Words(
            "要改，请在它自己的页面上停用、结束或作废。",
            "To change it, please end it on its own page.",
        ),
        Instead::MakeAnew => Words(
            "结束的不能恢复。要用，请重新办一个。",
            "What has ended stays so. Please make a new one.",
        ),
        Instead::AnotherLine => Words(
            "账上的每一笔都留着。记错了，请冲正或再记一笔。",
            "The book keeps every line. To put it right, please correct it or add a line.",
        ),
        Instead::OnTheImport => Words(
            "要改，请在导入那一页撤销这次导入。",
            "To change it, please undo the import on its own page.",
        ),
        Instead::ImportAgain => {
            Words("要改，请再导入一次。", "To change it, please import it again.")
        }
        Instead::OnTheBoard => Words(
            "要改，请在排课表上改回来，或拿掉。",
            "To change it, please change or remove it on the board of the term.",
        ),
        Instead::ChangeIt => Words(
            "学期不能删除。请改它的名称和日期。",
            "A term is never deleted. Please change its name and days.",
        ),
        Instead::ReplanDraw => Words(
            "要改，请在抽签那一页重新安排，或取消。",
            "To change it, please plan the draw anew on its page, or call it off.",
        ),
        Instead::IsPublic => {
            Words("已经公布给大家，不能改回去。", "Everybody has read it, so it stays.")
        }
        Instead::OnTheMember => Words(
            "要改，请在学员那一页办相反的一步。",
            "To change it, please do the opposite on the page of the member.",
        ),
        Instead::ChangeAgain => Words(
            "撤销不能再撤销。请照原来的办法再改一次。",
            "What was put back is not put back again. Please make the change once more.",
        ),
    }
}
