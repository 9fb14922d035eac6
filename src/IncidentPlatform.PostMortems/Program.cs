using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting;
using IncidentPlatform.PostMortems;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(Origins.PostMortems, PostMortemsModule.Configure);
var app = builder.Build();
app.UsePlatform(PostMortemsModule.MapRoutes);
await app.RunAsync();
