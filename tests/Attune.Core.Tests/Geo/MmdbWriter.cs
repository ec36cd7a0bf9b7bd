using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Attune.Core.Tests.Geo;

/// <summary>
/// Writes small databases in MaxMind's format (version 2.0, records of 24 bits), so that tests can break, cut and
/// replace real ones.
/// </summary>
internal sealed class MmdbWriter(int ipVersion)
{
    private const int Empty = -1;

    private readonly List<int[]> _nodes =
    [
        [Empty, Empty],
    ];
    private readonly List<object> _records = [];

    public string DatabaseType { get; init; } = "city";

    public DateTimeOffset BuiltAt { get; init; } = new(2026, 6, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adds a network such as <c>8.8.0.0/16</c>, which must not lie within another.</summary>
    public MmdbWriter Add(string network, object record)
    {
        var slash = network.IndexOf('/', StringComparison.Ordinal);
        var bits = int.Parse(network[(slash + 1)..]);
        var address = IPAddress.Parse(network[..slash]).GetAddressBytes();
        var offset = 0;
        if (ipVersion == 6 && address.Length == 4)
        {
            (address, bits, offset) = ([.. new byte[12], .. address], bits + 96, 0);
        }

        _records.Add(record);
        var node = 0;
        for (var bit = offset; bit < bits; bit++)
        {
            var side = (address[bit / 8] >> (7 - (bit % 8))) & 1;
            if (bit == bits - 1)
            {
                _nodes[node][side] = -1 - _records.Count;
            }
            else
            {
                if (_nodes[node][side] == Empty)
                {
                    _nodes.Add([Empty, Empty]);
                    _nodes[node][side] = _nodes.Count - 1;
                }

                node = _nodes[node][side];
            }
        }

        return this;
    }

    public byte[] ToBytes()
    {
        var data = new MemoryStream();
        var offsets = new List<int>();
        foreach (var record in _records)
        {
            offsets.Add((int)data.Length);
            WriteValue(data, record);
        }

        var file = new MemoryStream();
        foreach (var value in _nodes.SelectMany(node => node))
        {
            WriteRecord(
                file,
                value >= 0 ? value
                    : value == Empty ? _nodes.Count
                    : Pointer(offsets[-2 - value])
            );
        }

        file.Write(new byte[16]);
        data.WriteTo(file);
        file.Write([0xAB, 0xCD, 0xEF, .. Encoding.ASCII.GetBytes("MaxMind.com")]);
        WriteValue(file, Metadata());
        return file.ToArray();
    }

    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, ToBytes());
    }

    private int Pointer(int dataOffset) => _nodes.Count + 16 + dataOffset;

    private Dictionary<string, object> Metadata() =>
        new()
        {
            ["binary_format_major_version"] = (ushort)2,
            ["binary_format_minor_version"] = (ushort)0,
            ["build_epoch"] = (ulong)BuiltAt.ToUnixTimeSeconds(),
            ["database_type"] = DatabaseType,
            ["description"] = new Dictionary<string, object>(),
            ["ip_version"] = (ushort)ipVersion,
            ["languages"] = Array.Empty<object>(),
            ["node_count"] = (uint)_nodes.Count,
            ["record_size"] = (ushort)24,
        };

    private static void WriteRecord(Stream file, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        file.Write(bytes[1..]);
    }

    private static void WriteValue(Stream stream, object value)
    {
        switch (value)
        {
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                WriteHead(stream, 2, bytes.Length);
                stream.Write(bytes);
                break;
            case double number:
                WriteHead(stream, 3, 8);
                stream.Write(BitConverter.GetBytes(number).Reverse().ToArray());
                break;
            case ushort number:
                WriteNumber(stream, 5, number, 2);
                break;
            case uint number:
                WriteNumber(stream, 6, number, 4);
                break;
            case ulong number:
                WriteNumber(stream, 9, number, 8);
                break;
            case IReadOnlyDictionary<string, object> map:
                WriteHead(stream, 7, map.Count);
                foreach (var (key, item) in map)
                {
                    WriteValue(stream, key);
                    WriteValue(stream, item);
                }

                break;
            case IReadOnlyList<object> list:
                WriteHead(stream, 11, list.Count);
                foreach (var item in list)
                {
                    WriteValue(stream, item);
                }

                break;
            default:
                throw new ArgumentException($"no such type in the format: {value.GetType()}");
        }
    }

    private static void WriteNumber(Stream stream, int type, ulong value, int size)
    {
        WriteHead(stream, type, size);
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        stream.Write(bytes[(8 - size)..]);
    }

    private static void WriteHead(Stream stream, int type, int size)
    {
        var (small, rest) = size < 29 ? (size, Array.Empty<byte>()) : (29, [(byte)(size - 29)]);
        stream.WriteByte((byte)((type <= 7 ? type << 5 : 0) | small));
        if (type > 7)
        {
            stream.WriteByte((byte)(type - 7));
        }

        stream.Write(rest);
    }
}
