using IncidentPlatform.Communications;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(Origins.Communications, CommunicationsModule.Configure);
var app = builder.Build();
app.UsePlatform(CommunicationsModule.MapRoutes);
await app.RunAsync();
