using IncidentPlatform.Escalation.Domain.OnCall;

namespace IncidentPlatform.Escalation.Domain.Pages;

/// <summary>The executive sponsor is told of a P1 at once: at declaration, or when it becomes one.</summary>
internal static class Sponsor
{
    private const string ExecutiveSponsor = "executive-sponsor";

    public static void NotifySponsor(this Deliberation it, IncidentEvent fact, PeopleDirectory directory)
    {
        var becomesP1 = (fact.Type == IncidentEvent.IncidentDeclared && fact.Text("severity") == "P1")
            || (fact.Type == IncidentEvent.SeverityChanged && fact.Text("to") == "P1");
        if (!becomesP1 || it.Ledger.UnderRoot || it.Ledger.Pages.Any(p => p.Reason == ExecutiveSponsor))
            return;
        if ((it.Ledger.Roles.GetValueOrDefault(ExecutiveSponsor) ?? directory.InPosition(ExecutiveSponsor)) is { } sponsor)
            it.Request(sponsor, ExecutiveSponsor, obligationId: null, role: null, unconfirmed: false, fact.Id);
    }
}
