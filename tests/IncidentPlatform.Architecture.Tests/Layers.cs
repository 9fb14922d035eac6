using NetArchTest.Rules;

namespace IncidentPlatform.Architecture.Tests;

public sealed class Layers
{
    [Fact]
    public void A_domain_knows_the_base_library_and_the_kernel_and_nothing_else()
    {
        foreach (var service in Assemblies.Services)
        {
            var domain = service.GetName().Name + ".Domain";
            var types = service.Written().Where(t => t.Namespace!.StartsWith(domain, StringComparison.Ordinal)).ToList();
            types.Should().NotBeEmpty($"{domain} is where the rules live");
            string[] foreign = ["Microsoft", "Marten", "MassTransit", "JasperFx", "Npgsql", "Refit", "IncidentPlatform.Hosting", "IncidentPlatform.Contracts"];
            var result = Types.InAssembly(service).That().ResideInNamespaceStartingWith(domain).ShouldNot().HaveDependencyOnAny(foreign).GetResult();
            result.FailingTypeNames.Should().BeNullOrEmpty($"{domain} is pure");
        }
    }

    [Fact]
    public void Contracts_kernel_and_chain_reference_nothing() =>
        new[] { Assemblies.Contracts, Assemblies.Kernel, Assemblies.Chain }.Should().OnlyContain(a => a.GetReferencedAssemblies().All(r => r.Name!.StartsWith("System", StringComparison.Ordinal)));

    [Fact]
    public void Services_never_reference_each_other()
    {
        var names = Assemblies.Services.Select(s => s.GetName().Name).ToList();
        foreach (var service in Assemblies.Services)
            service.GetReferencedAssemblies().Select(r => r.Name).Should().NotContain(n => names.Contains(n), $"{service.GetName().Name} stands alone");
    }

    [Fact]
    public void The_client_needs_nothing_of_the_servers() =>
        Assemblies.Client.GetReferencedAssemblies().Select(r => r.Name).Should().NotContain(n => n == "IncidentPlatform.Hosting" || n == "IncidentPlatform.Kernel" || n == "Marten");

    [Fact]
    public void Only_publishing_reactions_and_effects_know_both_a_domain_fact_and_a_contract_fact()
    {
        foreach (var service in Assemblies.Services)
        {
            var name = service.GetName().Name!;
            var result = Types.InAssembly(service)
                .That().ResideInNamespaceStartingWith(name + ".Features").Or().ResideInNamespaceStartingWith(name + ".Adapters").Or().ResideInNamespaceStartingWith(name + ".Timers")
                .ShouldNot().HaveDependencyOn("IncidentPlatform.Contracts.Facts").GetResult();
            result.FailingTypeNames.Should().BeNullOrEmpty($"{name} speaks the domain's words inside");
        }
    }
}
