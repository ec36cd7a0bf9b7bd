using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>Which slots of a root's frame hold the variables that it sets, and which of them importers may see.</summary>
internal sealed class ExportMap
{
    public static readonly ExportMap Empty = new([]);

    private readonly Export[] _exports;

    public ExportMap(Export[] exports) => _exports = exports;

    public readonly record struct Export(string Name, int Slot, bool IsPublic);

    public bool IsEmpty => _exports.Length == 0;

    public ReadOnlySpan<Export> AsSpan() => _exports;

    public bool TryRead(Frame root, string name, out Value value)
    {
        foreach (Export export in _exports)
        {
            if (export.Name == name)
            {
                value = root.Slots[export.Slot];
                return !value.IsMissing;
            }
        }
        value = default;
        return false;
    }
}
