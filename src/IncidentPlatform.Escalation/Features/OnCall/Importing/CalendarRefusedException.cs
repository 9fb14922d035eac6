namespace IncidentPlatform.Escalation.Features.OnCall.Importing;

/// <summary>A calendar that cannot be imported as it is; the problem says what to do.</summary>
public sealed class CalendarRefusedException(IResult problem) : Exception
{
    public IResult Problem => problem;
}
