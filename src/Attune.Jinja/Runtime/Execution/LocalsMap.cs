using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>Where, at one place of a template, the local variables are that an included template or scoped block sees.</summary>
internal sealed class LocalsMap(LocalsMap.Local[] locals)
{
    public static readonly LocalsMap Empty = new([]);

    public readonly record struct Local(string Name, int Depth, int Slot);

    public bool IsEmpty => locals.Length == 0;

    public bool TryRead(Frame frame, string name, out Value value)
    {
        foreach (Local local in locals)
        {
            if (local.Name.Length == name.Length && local.Name == name)
            {
                value = frame.Up(local.Depth).Slots[local.Slot];
                return !value.IsMissing;
            }
        }
        value = default;
        return false;
    }

    /// <summary>Copies the variables that are set.</summary>
    public void CopyTo(Frame frame, Dictionary<string, Value> destination)
    {
        foreach (Local local in locals)
        {
            Value value = frame.Up(local.Depth).Slots[local.Slot];
            if (!value.IsMissing)
            {
                destination[local.Name] = value;
            }
        }
    }
}
