using IncidentPlatform.Contracts;
using IncidentPlatform.Escalation;
using IncidentPlatform.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(Origins.Escalation, EscalationModule.Configure);
var app = builder.Build();
app.UsePlatform(EscalationModule.MapRoutes);
await app.RunAsync();
