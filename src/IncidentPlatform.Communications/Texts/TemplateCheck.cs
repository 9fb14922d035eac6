using Fluid;
using Fluid.Ast;
using IncidentPlatform.Communications.Domain;

namespace IncidentPlatform.Communications.Texts;

/// <param name="Code">What kind of fault, stable: <c>syntax</c>, <c>unknown-variable</c>, <c>never-stated</c>, <c>unknown-filter</c>, <c>incomplete</c>, <c>too-long</c>.</param>
/// <param name="What">In words for whoever writes it.</param>
public sealed record TemplateFault(string Code, string What);

/// <summary>What is wrong with a template before anybody needs it.</summary>
public static class TemplateCheck
{
    /// <summary>Words of ours that go on: a text of a workflow, tried on samples of what it may be used for.</summary>
    public static IReadOnlyList<TemplateFault> Of(TextUse use, TemplatePlace place, string text, Workflow workflow)
    {
        var (template, fault) = Liquid.Parse(text);
        if (template is null)
            return [new TemplateFault("syntax", $"It is not understood: {fault}")];
        List<TemplateFault> faults = [.. Mentioned.In(template).Faults(use)];
        return faults.Count > 0 ? faults : [.. Tried(use, place, template, workflow)];
    }

    /// <summary>Names of the variables that a template uses; none where it is not understood.</summary>
    public static IReadOnlyList<string> VariablesOf(string text) => Liquid.Parse(text).Template is { } template ? [.. Mentioned.In(template).Names] : [];

    private static HashSet<TemplateFault> Tried(TextUse use, TemplatePlace place, IFluidTemplate template, Workflow workflow)
    {
        var faults = new HashSet<TemplateFault>();
        foreach (var sample in Samples.For(place, workflow))
        {
            SupportText words;
            try
            {
                words = Liquid.Render(template, sample);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return [new TemplateFault("incomplete", $"It cannot be written for {Of(sample)}.")];
            }

            var written = new Text(words.Title, words.Body).Clean();
            if (written.Subject.Length == 0 || written.Body.Length == 0)
                faults.Add(new TemplateFault("incomplete", $"For {Of(sample)} it has no {(written.Subject.Length == 0 ? "title: the first line" : "text below the first line")}."));
            foreach (var rendered in Preview.Of(written, use))
                faults.UnionWith(rendered.Faults().Select(f => new TemplateFault("too-long", $"With long words {f}.")));
        }

        return faults;
    }

    private static string Of(Variables sample) =>
        $"{sample.Severity}, {sample.Status}{(sample.Cancelled ? ", cancelled" : "")}{(sample.Symptoms is null ? ", when nothing is known" : "")}";

    /// <summary>What a template names.</summary>
    private sealed class Mentioned : AstVisitor
    {
        private readonly HashSet<string> paths = [];
        private readonly HashSet<string> filters = [];
        private bool counts;

        public IEnumerable<string> Names => paths.Order(StringComparer.Ordinal);

        public static Mentioned In(IFluidTemplate template)
        {
            var mentioned = new Mentioned();
            mentioned.VisitTemplate(template);
            return mentioned;
        }

        public IEnumerable<TemplateFault> Faults(TextUse use) =>
        [
            .. counts ? [new TemplateFault("syntax", "A range such as (1..3) has no use here.")] : Array.Empty<TemplateFault>(),
            .. Names.Where(n => !TextUse.AllVariables.Contains(n)).Select(n => new TemplateFault(
                "unknown-variable", $"There is no '{n}'. Did you mean '{Nearest.To(n, use.Variables)}'?")),
            .. Names.Where(n => TextUse.AllVariables.Contains(n) && !use.Variables.Contains(n)).Select(n => new TemplateFault(
                "never-stated",
                use.LeavesByItself
                    ? $"'{n}' may not be used: a text that leaves by itself states no fact. It may use {string.Join(", ", use.Variables)}."
                    : $"'{n}' is never stated in {use.Name}. It may use {string.Join(", ", use.Variables)}.")),
            .. filters.Where(f => !Liquid.Filters.Contains(f)).Order(StringComparer.Ordinal).Select(f => new TemplateFault(
                "unknown-filter", $"There is no filter '{f}'. There are {string.Join(", ", Liquid.Filters)}.")),
        ];

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            paths.Add(string.Join('.', memberExpression.Segments.Select(s => s is IdentifierSegment name ? name.Identifier : "[]")));
            return base.VisitMemberExpression(memberExpression);
        }

        protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
        {
            counts = true;
            return base.VisitRangeExpression(rangeExpression);
        }

        protected override Expression VisitFilterExpression(FilterExpression filterExpression)
        {
            filters.Add(filterExpression.Name);
            return base.VisitFilterExpression(filterExpression);
        }
    }
}
