using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Attune.Jinja.Syntax;

/// <summary>Collects the nodes of lists that nest, so that each list makes only its own array.</summary>
internal sealed class NodeStack<T>
    where T : class
{
    // Elements of a struct are stored without asking whether the array takes their type.
    private Entry[] _nodes = new Entry[16];
    private int _count;

    private struct Entry
    {
        public T Node;
    }

    public int Mark => _count;

    public void Push(T node)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
        }
        _nodes[_count++].Node = node;
    }

    /// <summary>Takes what was pushed last.</summary>
    public T Pop()
    {
        ref Entry entry = ref _nodes[--_count];
        T node = entry.Node;
        entry = default;
        return node;
    }

    /// <summary>Takes everything pushed since a mark.</summary>
    public T[] PopFrom(int mark) => PopFrom<T>(mark);

    public TDerived[] PopFrom<TDerived>(int mark)
        where TDerived : class, T
    {
        if (mark == _count)
        {
            return [];
        }
        var nodes = new TDerived[_count - mark];
        ref TDerived destination = ref MemoryMarshal.GetArrayDataReference(nodes);
        for (int i = 0; i < nodes.Length; i++)
        {
            Unsafe.Add(ref destination, i) = Unsafe.As<TDerived>(_nodes[mark + i].Node);
        }
        _nodes.AsSpan(mark, _count - mark).Clear();
        _count = mark;
        return nodes;
    }
}
