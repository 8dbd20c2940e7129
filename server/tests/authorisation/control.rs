//! A test of the test: a query that forgets whose something is turns the matrix red, by the name of its route.

use store::Bug;

use super::found_by_others;
use super::routes::routes;
use crate::support::{Centre, yinyao_with};

#[tokio::test]
async fn a_query_that_forgets_its_institution_is_found_by_the_matrix() {
    let yinyao = yinyao_with(Bug::InstitutionIgnored).await;
    let centre = Centre::of(&yinyao).await;
    let routes = routes(&yinyao, &centre).await;
    let found = found_by_others(&centre.desk_b(&yinyao).await, &routes).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("GET /desk/marks/") && found[0].ends_with("200 OK"), "{found:?}");
}
