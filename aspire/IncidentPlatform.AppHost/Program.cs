using System.Security.Cryptography;

// The platform as it is deployed: one PostgreSQL with a database for each service, one RabbitMQ between them, four services.
var builder = DistributedApplication.CreateBuilder(args);

var postgres = builder.AddPostgres("postgres")
    .WithArgs("-c", "max_connections=200")
    .WithDataVolume();
var incidentsDatabase = postgres.AddDatabase("incidents-database", "incidents");
var communicationsDatabase = postgres.AddDatabase("communications-database", "communications");
var escalationDatabase = postgres.AddDatabase("escalation-database", "escalation");
var postMortemsDatabase = postgres.AddDatabase("post-mortems-database", "postmortems");

var rabbitmq = builder.AddRabbitMQ("rabbitmq")
    .WithDataVolume()
    .WithManagementPlugin();

var standingCommander = builder.AddParameter("standing-commander", "ada", publishValueAsDefault: true);

var incidents = Service<Projects.IncidentPlatform_Incidents>("incidents", 5100, incidentsDatabase)
    .WithEnvironment("Incidents__StandingCommander", standingCommander);

Service<Projects.IncidentPlatform_Communications>("communications", 5200, communicationsDatabase)
    .WithReference(incidents).WaitFor(incidents)
    .WithExternalHttpEndpoints();

Service<Projects.IncidentPlatform_Escalation>("escalation", 5300, escalationDatabase)
    .WithReference(incidents).WaitFor(incidents);

Service<Projects.IncidentPlatform_PostMortems>("post-mortems", 5400, postMortemsDatabase)
    .WithReference(incidents).WaitFor(incidents);

builder.Build().Run();

// What all four have: the database of their own under their own name, the broker, an HTTP endpoint, readiness, sign-in.
IResourceBuilder<ProjectResource> Service<TProject>(string name, int port, IResourceBuilder<PostgresDatabaseResource> database)
    where TProject : IProjectMetadata, new()
{
    var service = builder.AddProject<TProject>(name)
        .WithHttpEndpoint(port: port, name: "http")
        .WithHttpHealthCheck("/health/ready", endpointName: "http")
        .WithReference(database, connectionName: name).WaitFor(database)
        .WithReference(rabbitmq).WaitFor(rabbitmq)
        .WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName);
    return builder.ExecutionContext.IsRunMode
        ? service.WithEnvironment("Access__Development__SigningKeyFile", DevelopmentSigningKey())
        : service.WithEnvironment("Access__Authority", Authority());
}

// The OIDC authority of a deployment.
IResourceBuilder<ParameterResource> Authority() =>
    builder.Resources.OfType<ParameterResource>().FirstOrDefault(p => p.Name == "authority") is { } known
        ? builder.CreateResourceBuilder(known)
        : builder.AddParameter("authority");

// Signs the tokens that `incidentctl token --key-file` mints; made once, readable by its owner only.
string DevelopmentSigningKey()
{
    var file = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "../../.local/aspire/development-signing-key"));
    if (File.Exists(file)) return file;
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    return file;
}
