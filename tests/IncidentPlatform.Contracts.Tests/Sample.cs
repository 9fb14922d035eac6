using System.Reflection;

namespace IncidentPlatform.Contracts.Tests;

/// <summary>Makes a record with every member filled, or with only those it cannot do without; always the same.</summary>
internal static class Sample
{
    private static readonly DateTimeOffset Time = new(2026, 3, 2, 2, 14, 7, 250, TimeSpan.Zero);

    /// <summary>How much of a record is filled.</summary>
    private enum Extent
    {
        Least,
        Full,
        Grown,
    }

    /// <summary>Every member of its first version: those of the constructor.</summary>
    public static object Full(Type type) => Of(type, type.Name, Extent.Full)!;

    public static object Least(Type type) => Of(type, type.Name, Extent.Least)!;

    /// <summary>The members too that it grew later, which stand in its body.</summary>
    public static object Grown(Type type) => Of(type, type.Name, Extent.Grown)!;

    private static object? Of(Type type, string name, Extent extent)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return kind switch
        {
            _ when kind == typeof(string) => $"the {name}",
            _ when kind == typeof(int) => 7,
            _ when kind == typeof(long) => 70L,
            _ when kind == typeof(decimal) => 12.5m,
            _ when kind == typeof(bool) => true,
            _ when kind == typeof(Guid) => Guid.Parse("018f3a00-0000-7000-8000-000000000001"),
            _ when kind == typeof(DateTimeOffset) => Time,
            _ when kind == typeof(TimeSpan) => TimeSpan.FromMinutes(15),
            { IsEnum: true } => Enum.GetValues(kind).GetValue(Enum.GetValues(kind).Length - 1),
            { IsGenericType: true } when kind.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) =>
                Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(kind.GetGenericArguments())),
            { IsGenericType: true } => List(kind.GetGenericArguments()[0], name, extent),
            _ => Record(kind, extent),
        };
    }

    private static Array List(Type item, string name, Extent extent)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Of(item, name, extent), 0);
        return list;
    }

    private static object Record(Type type, Extent extent)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).MaxBy(c => c.GetParameters().Length)!;
        var parameters = constructor.GetParameters();
        var record = constructor.Invoke(
            [.. parameters.Select(p => p.HasDefaultValue && extent == Extent.Least ? p.DefaultValue : Of(p.ParameterType, p.Name!, extent))]);
        if (extent == Extent.Grown)
        {
            foreach (var member in type.GetProperties().Where(m => m.SetMethod is { IsPublic: true } && parameters.All(p => p.Name != m.Name)))
            {
                member.SetValue(record, Of(member.PropertyType, member.Name, extent));
            }
        }

        return record;
    }
}
