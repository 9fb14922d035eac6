namespace IncidentPlatform.AppHost.Tests;

/// <summary>The app model as it is built; nothing is started, so no container engine is needed.</summary>
public sealed class The_deployment : IAsyncLifetime
{
    private IDistributedApplicationTestingBuilder model = null!;

    public static TheoryData<string> Services => new("incidents", "communications", "escalation", "post-mortems");

    public async ValueTask InitializeAsync() =>
        model = await DistributedApplicationTestingBuilder.CreateAsync<Projects.IncidentPlatform_AppHost>(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => model.DisposeAsync();

    [Fact]
    public void has_four_services_and_no_other() =>
        model.Resources.OfType<ProjectResource>().Select(r => r.Name).Should().BeEquivalentTo(Services.Select(row => row.Data));

    [Theory, MemberData(nameof(Services))]
    public void starts_each_service_after_its_database_and_the_broker(string service) =>
        WaitedForBy(service).Should().Contain(["postgres", $"{service}-database", "rabbitmq"]);

    [Theory, MemberData(nameof(Services))]
    public void lets_no_service_wait_for_the_database_of_another(string service) =>
        WaitedForBy(service).Where(name => name.EndsWith("-database", StringComparison.Ordinal)).Should().Equal($"{service}-database");

    [Theory, InlineData("communications"), InlineData("escalation"), InlineData("post-mortems")]
    public void starts_the_others_after_incidents(string service) =>
        WaitedForBy(service).Should().Contain("incidents");

    [Fact]
    public void has_a_database_for_each_service_on_one_server()
    {
        var databases = model.Resources.OfType<PostgresDatabaseResource>().ToList();

        databases.Select(d => d.DatabaseName).Should().BeEquivalentTo("incidents", "communications", "escalation", "postmortems");
        databases.Select(d => d.Parent.Name).Distinct().Should().Equal("postgres");
    }

    [Theory, MemberData(nameof(Services))]
    public async Task gives_each_service_its_own_database_and_the_broker_and_no_other_connection(string service)
    {
        var configuration = await ExecutionConfigurationBuilder.Create(Resource(service))
            .WithEnvironmentVariablesConfig()
            .BuildAsync(new DistributedApplicationExecutionContext(DistributedApplicationOperation.Publish), cancellationToken: TestContext.Current.CancellationToken);

        configuration.EnvironmentVariables.Where(v => v.Key.StartsWith("ConnectionStrings__", StringComparison.Ordinal))
            .ToDictionary(v => v.Key, v => v.Value)
            .Should().Equal(new Dictionary<string, string>
            {
                [$"ConnectionStrings__{service}"] = $"{{{service}-database.connectionString}}",
                ["ConnectionStrings__rabbitmq"] = "{rabbitmq.connectionString}",
            });
    }

    [Theory, MemberData(nameof(Services))]
    public void asks_each_service_whether_it_is_ready(string service) =>
        Resource(service).Annotations.OfType<HealthCheckAnnotation>().Should().ContainSingle(check => check.Key.Contains("/health/ready"));

    [Theory, InlineData("incidents", 5100), InlineData("communications", 5200), InlineData("escalation", 5300), InlineData("post-mortems", 5400)]
    public void gives_each_service_an_endpoint_named_http(string service, int port)
    {
        var endpoint = Resource(service).Annotations.OfType<EndpointAnnotation>().Should().ContainSingle(e => e.Name == "http").Subject;

        endpoint.UriScheme.Should().Be("http");
        endpoint.Port.Should().Be(port);
    }

    [Fact]
    public void keeps_the_data_of_both_servers_and_shows_the_broker()
    {
        foreach (var server in new[] { "postgres", "rabbitmq" })
            Resource(server).Annotations.OfType<ContainerMountAnnotation>().Should().ContainSingle(m => m.Type == ContainerMountType.Volume);
        Resource("rabbitmq").Annotations.OfType<EndpointAnnotation>().Should().Contain(e => e.Name == "management");
    }

    private IResource Resource(string name) => model.Resources.Single(r => r.Name == name);

    private IEnumerable<string> WaitedForBy(string service) =>
        Resource(service).Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource.Name).Distinct();
}
