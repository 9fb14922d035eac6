using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting;
using IncidentPlatform.Incidents;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(Origins.Incidents, IncidentsModule.Configure);
var app = builder.Build();
app.UsePlatform(IncidentsModule.MapRoutes);
await app.RunAsync();
