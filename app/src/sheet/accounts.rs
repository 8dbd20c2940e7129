//! Who may sign in at an institution's desk, and as what; never a password.

use domain::role::Task;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::accounts::state_of;
use crate::request::Request;
use crate::wording::desk::accounts as words;

/// Those that stand before those that have ended.
pub async fn accounts_file(request: &Request, form: &str) -> Result<Download, AppError> {
    let say = request.say();
    let all = store::account::accounts(&request.db, request.at_desk(Task::Accounts)?).await?;
    let headings = [words::NAME, words::SIGN_IN_NAME, words::ROLE, words::TEACHES, words::STATE];
    let mut listing = Export::of(request, say(words::TITLE), &headings);
    listing.rows = all
        .into_iter()
        .map(|one| {
            let (role, state) = (say(words::role(one.role)), say(state_of(&one)));
            vec![one.name, one.sign_in_name, role.to_owned(), one.teaches, state.to_owned()]
        })
        .collect();
    listing.download(request, form)
}
