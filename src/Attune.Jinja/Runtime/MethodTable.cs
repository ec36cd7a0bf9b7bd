using System.Diagnostics.CodeAnalysis;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>The methods of the built-in types. Filled once, then read by all threads.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, MethodDefinition>?[] _byKind = new Dictionary<string, MethodDefinition>[
        (int)ValueKind.Object + 1
    ];

    /// <summary>Adds a method to a kind of value; markup strings and host collections have those of their plain kinds as well.</summary>
    public void Add(ValueKind kind, MethodDefinition method) =>
        (_byKind[(int)kind] ??= new(StringComparer.Ordinal))[method.Name] = method;

    public bool TryGet(Value value, string name, [NotNullWhen(true)] out MethodDefinition? method) =>
        TryGet(value.Kind, name, out method);

    public bool TryGet(ValueKind kind, string name, [NotNullWhen(true)] out MethodDefinition? method)
    {
        method = null;
        return (_byKind[(int)kind] is { } own && own.TryGetValue(name, out method))
            || (_byKind[(int)Canonical(kind)] is { } plain && plain.TryGetValue(name, out method));
    }

    private static ValueKind Canonical(ValueKind kind) =>
        kind switch
        {
            ValueKind.Markup => ValueKind.String,
            ValueKind.HostList => ValueKind.List,
            ValueKind.HostDict => ValueKind.Dict,
            ValueKind.BigInt or ValueKind.Bool => ValueKind.Int,
            _ => kind,
        };
}
