using System.Reflection;

namespace IncidentPlatform.Contracts.Tests;

/// <summary>Makes a record with every member filled, or with only those it cannot do without; always the same.</summary>
internal static class Sample
{
    private static readonly DateTimeOffset Time = new(2026, 3, 2, 2, 14, 7, 250, TimeSpan.Zero);

    public static object Full(Type type) => Of(type, type.Name, optional: true)!;

    public static object Least(Type type) => Of(type, type.Name, optional: false)!;

    private static object? Of(Type type, string name, bool optional)
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
            { IsGenericType: true } => List(kind.GetGenericArguments()[0], name, optional),
            _ => Record(kind, optional),
        };
    }

    private static Array List(Type item, string name, bool optional)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Of(item, name, optional), 0);
        return list;
    }

    private static object Record(Type type, bool optional)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => p.HasDefaultValue && !optional ? p.DefaultValue : Of(p.ParameterType, p.Name!, optional))]);
    }
}
