using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>Room on the stack for the arguments of a call.</summary>
[InlineArray(Capacity)]
internal struct BoundValues
{
    public const int Capacity = 8;

    private Value _first;

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public Span<Value> AsSpan(int count) =>
        count <= Capacity ? MemoryMarshal.CreateSpan(ref _first, count) : new Value[count];
}
