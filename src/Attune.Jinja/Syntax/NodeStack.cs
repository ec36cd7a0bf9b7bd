namespace Attune.Jinja.Syntax;

/// <summary>Collects the nodes of lists that nest, so that each list makes only its own array.</summary>
internal sealed class NodeStack<T>
    where T : class
{
    private T[] _nodes = new T[16];
    private int _count;

    public int Mark => _count;

    public void Push(T node)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
        }
        _nodes[_count++] = node;
    }

    /// <summary>Takes everything pushed since a mark.</summary>
    public T[] PopFrom(int mark)
    {
        if (mark == _count)
        {
            return [];
        }
        T[] nodes = _nodes.AsSpan(mark, _count - mark).ToArray();
        Drop(mark);
        return nodes;
    }

    public TDerived[] PopFrom<TDerived>(int mark)
        where TDerived : class, T
    {
        if (mark == _count)
        {
            return [];
        }
        var nodes = new TDerived[_count - mark];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = (TDerived)_nodes[mark + i];
        }
        Drop(mark);
        return nodes;
    }

    private void Drop(int mark)
    {
        _nodes.AsSpan(mark, _count - mark).Clear();
        _count = mark;
    }
}
