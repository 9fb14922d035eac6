using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain.Catalogue;

namespace IncidentPlatform.Incidents.Tests.Catalogue;

public sealed class Reading_CSV
{
    [Fact]
    public async Task Takes_quotes_commas_and_line_breaks_within_a_cell_and_counts_lines()
    {
        var rows = new CsvRows(new StringReader("a,\"b \"\"c\"\", d\r\ne\"\r\n\r\n\"\",f\n"));

        (await rows.Next(default)).Should().Equal("a", "b \"c\", d\r\ne");
        rows.Line.Should().Be(1);
        (await rows.Next(default)).Should().Equal("", "f");
        rows.Line.Should().Be(4);
        (await rows.Next(default)).Should().BeNull();
    }

    [Theory]
    [InlineData("id,name\nx,\"Acme\n", "2: row cannot be read")]
    [InlineData("id,name\nx,\"Acme\"y\nz,Zeta\n", "2: row cannot be read")]
    [InlineData("id,name\nx,Ac\"me\n", "2: row cannot be read")]
    [InlineData("id,name\nx\ny,Acme,more\n", "2: row has 1 cells", "3: row has 3 cells")]
    [InlineData("id,nama,tiers\nx,Acme,a\n", "1: nama is no column", "1: tiers is no column")]
    [InlineData("name\nAcme\n", "1: id is missing")]
    [InlineData("id,name,vip,contract.annualRevenue.amount,contacts\nx,Acme,perhaps,,\ny,Acme,,many,\nz,Acme,,,{\n", "2: vip is neither", "3: contract.annualRevenue.amount is no number", "4: contacts is no JSON")]
    public async Task Names_every_line_that_cannot_be_read(string csv, params string[] faults)
    {
        var found = await Rows(csv).Where(r => r.Fault is not null).Select(r => $"{r.Line}: {r.Fault}").ToListAsync();

        found.Should().HaveSameCount(faults);
        found.Zip(faults).Should().OnlyContain(f => f.First.StartsWith(f.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=1+2")]
    [InlineData("+49 30 1234")]
    [InlineData("-")]
    [InlineData("@cmd")]
    [InlineData("\t=x")]
    [InlineData("＝x")]
    [InlineData("'=x")]
    public async Task A_text_that_a_spreadsheet_would_run_is_written_as_text_and_read_as_it_was(string name)
    {
        var csv = await Written(name);

        csv.Split("\r\n")[1].Should().StartWith("x,").And.Contain($"'{name.Trim('\t')}"[..1]).And.NotContain($"x,{name}").And.NotContain($"x,\"{name}");
        (await Read(csv)).Should().Be(name);
    }

    [Property(MaxTest = 200)]
    public bool Whatever_is_written_is_read_as_it_was(NonEmptyString text) =>
        string.IsNullOrWhiteSpace(text.Get) || text.Get.Any(c => c == '\0' || char.IsSurrogate(c)) || Read(Written(text.Get).Result).Result == text.Get;

    private static async Task<string> Written(string name)
    {
        var entry = new Entry<Customer>("x", 1, default, new Customer { Name = name });
        return string.Concat(await BulkText.Of(BulkFormat.Csv, CatalogueKinds.Customers, new[] { entry }.ToAsyncEnumerable()).ToListAsync());
    }

    private static async Task<string?> Read(string csv) => (await Rows(csv).SingleAsync()).Spec.GetProperty("name").GetString();

    private static IAsyncEnumerable<ImportRow> Rows(string csv) =>
        ImportRows.Read(BulkFormat.Csv, CatalogueKinds.Customers, new MemoryStream(Encoding.UTF8.GetBytes(csv)), default);
}
