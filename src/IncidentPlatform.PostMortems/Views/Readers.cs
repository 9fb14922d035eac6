using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Hosting.Api;
using IncidentPlatform.Hosting.Messaging;
using Marten;

namespace IncidentPlatform.PostMortems.Views;

/// <summary>A restricted incident is visible to the people it names; who they are is asked of Incidents each time.</summary>
public sealed class Readers(IIncidentsApi incidents, Caller caller, IQuerySession query)
{
    public enum Answer
    {
        Yes,
        No,

        /// <summary>Incidents does not answer: nobody reads.</summary>
        Unknown,
    }

    public async Task<Answer> MayRead(Guid incidentId, CancellationToken ct)
    {
        if (await IncidentCopies.Find(query, incidentId, ct) is not { } copy)
            return Answer.No;
        if (!copy.State.Access.Restricted || caller.PersonId is null)
            return Answer.Yes;

        try
        {
            return (await incidents.GetAccess(incidentId, caller.PersonId, ct)).MayRead ? Answer.Yes : Answer.No;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return Answer.Unknown;
        }
    }

    /// <summary>What to answer instead; null where the caller may go on.</summary>
    public async Task<IResult?> Refuse(string what, Guid id, Guid incidentId, CancellationToken ct) => await MayRead(incidentId, ct) switch
    {
        Answer.Yes => null,
        Answer.No => Problems.NotFound(what, id),
        _ => Problems.Unavailable("access-unknown", "The incident is restricted and Incidents does not answer who may read it."),
    };
}

/// <summary>Lets through to an incident's endpoints who may read it.</summary>
internal sealed class OnlyReaders : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var id = Guid.Parse((string)http.GetRouteValue("id")!);
        return await http.RequestServices.GetRequiredService<Readers>().Refuse("incident", id, id, http.RequestAborted) ?? await next(context);
    }
}
