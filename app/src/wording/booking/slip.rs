//! 借用凭条: what a club takes along when it comes to its room.

use crate::wording::Words;

pub const TITLE: Words = Words("借用凭条", "Slip for a room");
pub const SEE: Words = Words("看凭条，打印", "See the slip and print it");
pub const BACK: Words = Words("回到这次借用", "Back to the booking");
pub const HERE: Words = Words("这里有", "In the room");
pub const BRING: Words = Words("请带", "Please bring");
pub const THIS_SLIP: Words =
    Words("这张凭条，到了给工作人员看", "this slip, to be shown when you come");
pub const ADDRESS: Words = Words("地址", "Address");
pub const ALSO_ON: Words = Words("还有这些日子", "And on these days");
pub const CALL: Words = Words("有事请打电话", "To ask, please call");
pub const SCAN_DESK: Words =
    Words("工作人员扫一扫，看这次借用。", "The staff scan this to see the booking.");
pub const SCAN_OWN: Words =
    Words("手机扫一扫，登录后看最新情况。", "Scan this with a phone and sign in for the latest.");
