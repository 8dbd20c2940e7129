//! 打电话、看望: whom the desk calls, as lists to go through with a telephone.

use store::call::DueCall;
use store::care::CareTask;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::calls::{telephone_of, when_due};
use crate::pages::desk::care::liaison;
use crate::pages::desk::offering::entries::name_of;
use crate::request::Request;
use crate::wording::Words;
use crate::wording::attendance::care as care_words;
use crate::wording::desk::calls as words;
use crate::wording::desk::list::NAME;

const CALLS: [Words; 5] = [NAME, words::TELEPHONE, words::EMERGENCY, words::ABOUT, words::SINCE];

const CARE: [Words; 6] = [
    NAME,
    words::TELEPHONE,
    words::EMERGENCY,
    care_words::ABOUT,
    care_words::MISSED,
    care_words::LIAISON,
];

/// Who has not answered or not paid in time, whoever has waited longest first.
pub async fn calls_file(request: &Request, form: &str) -> Result<Download, AppError> {
    let due = store::call::due(&request.db, request.coordinator()?).await?;
    let mut listing = Export::of(request, request.say()(words::TITLE), &CALLS);
    listing.rows = due.iter().map(|due| call(request, due)).collect();
    listing.download(request, form)
}

fn call(request: &Request, due: &DueCall) -> Vec<String> {
    let language = request.language;
    let (telephone, whose) = telephone_of(&due.person);
    let (_, when) = when_due(language, due);
    vec![
        name_of(request, &due.person),
        telephone.unwrap_or_default(),
        whose.unwrap_or_default(),
        words::about(language, due.about, &due.offering_name),
        when,
    ]
}

/// Who has not come, the coordinator's own first.
pub async fn care_file(request: &Request, form: &str) -> Result<Download, AppError> {
    let due = store::care::due(&request.db, request.coordinator()?).await?;
    let mut listing = Export::of(request, request.say()(care_words::TITLE), &CARE);
    listing.rows = due.iter().map(|task| care(request, task)).collect();
    listing.download(request, form)
}

fn care(request: &Request, task: &CareTask) -> Vec<String> {
    let (telephone, whose) = telephone_of(&task.person);
    vec![
        name_of(request, &task.person),
        telephone.unwrap_or_default(),
        whose.unwrap_or_default(),
        task.offering_name.clone(),
        care_words::missed(request.language, task),
        liaison(request, task),
    ]
}
