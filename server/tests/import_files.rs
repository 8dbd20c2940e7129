//! Files handed in at the desk that mean harm, or are written as offices write them.

use app::sheet::Unreadable;
use app::wording::problem::unreadable;
use domain::language::Language;

use crate::support::made::{
    bomb, gb18030, hidden_sheet_and_empty_rows, typed_dates, with_a_formula,
};
use crate::support::{Answer, Browser, Centre, Contents, TERM, yinyao};

/// The programme of a centre.
fn programme() -> &'static str {
    include_str!("../../app/tests/data/activities-centre-2026-11.csv")
        .trim_start_matches('\u{feff}')
}

async fn handed_in(desk: &mut Browser, file: &[u8], fields: &[(&str, &str)]) -> Answer {
    let answer = desk.upload("/desk/import", "plan.xlsx", file, fields).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    desk.get(answer.location()).await
}

fn rows(preview: &Answer) -> usize {
    preview.main().matches("class=\"import__row\"").count()
}

#[tokio::test]
async fn a_small_file_that_unpacks_to_much_is_told_to_be_too_large() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let contents = Contents::of(&yinyao).await;
    let before = contents.now().await;
    for unpacked in [70_000_000, 2_000_000] {
        let page = handed_in(&mut desk, &bomb(unpacked), &TERM).await;
        assert_eq!(page.status, 422);
        page.tells(&unreadable(&Unreadable::TooLarge, Language::Chinese));
        page.says("2028年春季学期");
    }
    assert_eq!(contents.now().await, before);
}

#[tokio::test]
async fn hidden_sheets_and_ten_thousand_empty_rows_do_not_matter() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let preview = handed_in(&mut desk, &hidden_sheet_and_empty_rows(programme()), &[]).await;
    assert_eq!((preview.status.as_u16(), rows(&preview)), (200, 3));
    preview.says("重阳节书画展开放日");
    assert!(!preview.body.contains("合唱排练"), "it stands on the hidden sheet alone");
}

#[tokio::test]
async fn a_computed_name_is_told_by_its_cell_and_nothing_can_be_confirmed() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let file = with_a_formula(programme(), 1, 4, "=1+1");
    let preview = handed_in(&mut desk, &file, &[]).await;
    assert_eq!(preview.status, 200);
    preview.says("第2行E列“活动名称”");
    preview.says("有1处要先改");
    assert!(!preview.body.contains("desk-confirm-import"), "{}", preview.main());
}

#[tokio::test]
async fn dates_and_times_may_be_serial_numbers() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let preview = handed_in(&mut desk, &typed_dates(), &[]).await;
    assert_eq!((preview.status.as_u16(), rows(&preview)), (200, 2), "{}", preview.main());
    preview.tells("2026年11月3日");
    preview.tells("上午9:00–下午2:30");
    preview.tells("下午3:00–4:00");
    preview.says("确认导入2项");
}

#[tokio::test]
async fn a_sound_plan_in_the_offices_own_encoding_is_taken_over() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let plan = "系别,专业,班级名称,上课时间,教室,任课教师,招生人数,学费\r\n\
        书画系,楷书,楷书夜班,周二晚上18:30-20:00,301书法教室,魏桂𬀩,40,200\r\n";
    let preview = handed_in(&mut desk, &gb18030(plan), &TERM).await;
    assert_eq!((preview.status.as_u16(), rows(&preview)), (200, 1), "{}", preview.main());
    preview.says("魏桂𬀩");
    let (key, import) = (preview.hidden("key"), preview.hidden("import"));
    let done = desk
        .post_and_follow("/forms/desk-confirm-import", &[("key", &key), ("import", &import)])
        .await;
    done.says("已导入1项。");
    let found = desk.get("/desk?q=yeban").await;
    found.says("楷书夜班");
}
