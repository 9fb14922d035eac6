using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Features.Catalogue;

/// <summary>The routes that each kind of the catalogue has.</summary>
public static class CatalogueRoutes
{
    /// <summary>Customers come with contracts and contacts: read by those who deal with them.</summary>
    public static readonly string[] ReadingCustomers =
    [
        OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Support, OrganisationRoles.Communications, OrganisationRoles.Legal,
        OrganisationRoles.Security, OrganisationRoles.Executive, OrganisationRoles.Analyst, OrganisationRoles.Auditor, OrganisationRoles.Service,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapKind(routes, CatalogueKinds.Services);
        MapKind(routes, CatalogueKinds.UpstreamProviders);
        MapKind(routes, CatalogueKinds.Customers);
        MapKind(routes, CatalogueKinds.BusinessHours);
        ListChanges.Map(routes);
        EraseContact.Map(routes);
    }

    private static void MapKind<T>(IEndpointRouteBuilder routes, CatalogueKind<T> kind) where T : class, ICatalogued
    {
        ListEntries.Map(routes, kind);
        ShowEntry.Map(routes, kind);
        ShowHistory.Map(routes, kind);
        PutEntry.Map(routes, kind);
        DeleteEntry.Map(routes, kind);
        ImportEntries.Map(routes, kind);
        ExportEntries.Map(routes, kind);
    }

    internal static RouteHandlerBuilder ReadableAs(this RouteHandlerBuilder route, CatalogueKind kind) =>
        kind == CatalogueKinds.Customers ? route.RequireRole(ReadingCustomers) : route;
}
