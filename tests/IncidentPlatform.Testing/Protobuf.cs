using System.Buffers.Binary;
using System.Text;

namespace IncidentPlatform.Testing;

/// <summary>A message as protocol buffers write it, read by field number without its description.</summary>
internal readonly record struct Protobuf(ReadOnlyMemory<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    public long Fixed64 => BinaryPrimitives.ReadInt64LittleEndian(Bytes.Span);

    /// <summary>Every value of a field; along a path, every value at its end.</summary>
    public IEnumerable<Protobuf> All(params int[] path) =>
        path.Aggregate(new[] { this }.AsEnumerable(), (found, field) => found.SelectMany(m => m.Fields().Where(f => f.Number == field).Select(f => f.Value)));

    private IEnumerable<(int Number, Protobuf Value)> Fields()
    {
        for (var at = 0; at < Bytes.Length;)
        {
            var tag = Varint(ref at);
            var length = (tag & 7) switch
            {
                0 => VarintLength(at),
                1 => 8,
                2 => (int)Varint(ref at),
                5 => 4,
                var wire => throw new FormatException($"Wire type {wire} is not one of protocol buffers 3."),
            };
            yield return ((int)(tag >> 3), new Protobuf(Bytes.Slice(at, length)));
            at += length;
        }
    }

    private ulong Varint(ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Bytes.Span[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }

    private int VarintLength(int at)
    {
        var start = at;
        _ = Varint(ref at);
        return at - start;
    }
}
