using IncidentPlatform.Hosting.Access;
using Npgsql;

namespace IncidentPlatform.Incidents.Views;

/// <summary>Which rows of the list a caller may see: one condition, part of every query of the list.</summary>
public static class VisibleIncidents
{
    /// <param name="caller">Who asks.</param>
    /// <param name="parameters">Takes what the condition asks for.</param>
    public static string To(Caller caller, NpgsqlParameterCollection parameters)
    {
        parameters.Add(Visibility.Person(caller));
        return $"(named is null or ${parameters.Count} = any(named))";
    }
}
