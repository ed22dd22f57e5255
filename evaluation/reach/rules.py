"""Who reads reach: everyone with the permission, limited to the campaigns they may open."""


def may_view(user) -> bool:
    """By role; which campaigns is for ``visible_to`` to say."""
    return user.has_perm("evaluation.view_reachentry")


def may_view_site_totals(user) -> bool:
    """Totals of the whole site belong to nobody's campaign: for those who see every organisation."""
    from partners.organisations.scoping import scope_of

    return may_view(user) and scope_of(user).sees_all_organisations
