using System.Runtime.CompilerServices;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>
/// The one lookup that <c>x.name</c>, <c>x[key]</c>, the attr filter, and every filter that takes an attribute go through, so
/// that no way around the sandbox exists.
/// </summary>
internal static class Lookup
{
    /// <summary>The attribute first, then the item.</summary>
    public static Value Attribute(RenderState state, Value value, string name)
    {
        if (TryAttribute(state, value, name, out Value found))
        {
            return found;
        }
        return TryItem(state, value, Value.FromString(name), out found)
            ? found
            : MissingMember(state, value, Value.FromString(name));
    }

    /// <summary>The item first, then the attribute.</summary>
    public static Value Item(RenderState state, Value value, Value key)
    {
        if (TryItem(state, value, key, out Value found))
        {
            return found;
        }
        return key.IsString && TryAttribute(state, value, key.StringPayload, out found)
            ? found
            : MissingMember(state, value, key);
    }

    /// <summary>Only the attribute, as the attr filter reads it.</summary>
    public static Value OnlyAttribute(RenderState state, Value value, string name) =>
        TryAttribute(state, value, name, out Value found) ? found : MissingMember(state, value, Value.FromString(name));

    /// <summary>A method or attribute of a value. An unsafe one is an undefined value that knows why.</summary>
    public static bool TryAttribute(RenderState state, Value value, string name, out Value found)
    {
        switch (value.Kind)
        {
            case ValueKind.Object:
                if (!((JinjaObject)value._ref!).TryGetAttribute(state, name, out found))
                {
                    return IsRefusedDunder(state, value, name, out found);
                }
                return Guard(state, value, name, ref found);
            case ValueKind.Undefined or ValueKind.Missing:
                return OfUndefined(state, value, name, out found) && Guard(state, value, name, ref found);
            default:
                return OfBuiltIn(state, value, name, out found);
        }
    }

    public static bool TryItem(RenderState state, Value value, Value key, out Value found)
    {
        switch (value.Kind)
        {
            case ValueKind.Dict or ValueKind.HostDict:
                if (ValueHashability.IsHashable(key))
                {
                    return Collections.TryGetItem(value, key, out found);
                }
                break;
            case ValueKind.List or ValueKind.HostList:
                if (key.TryGetInt64(out long index) && Normalize(ref index, Collections.ListCount(value)))
                {
                    found = Collections.ListItem(value, (int)index);
                    return true;
                }
                break;
            case ValueKind.Tuple:
                var tuple = (PyTuple)value._ref!;
                if (key.TryGetInt64(out index) && Normalize(ref index, tuple.Count))
                {
                    found = tuple[(int)index];
                    return true;
                }
                break;
            case ValueKind.Range:
                var range = (PyRange)value._ref!;
                if (key.TryGetInt64(out index) && Normalize(ref index, range.Count))
                {
                    found = Value.FromInt(range[index]);
                    return true;
                }
                break;
            case ValueKind.String or ValueKind.Markup:
                if (key.TryGetInt64(out index))
                {
                    return CharacterAt(value, index, out found);
                }
                break;
            case ValueKind.Undefined or ValueKind.Missing:
                UndefinedValue undefined = value.AsUndefined!;
                found = undefined.Kind == UndefinedKind.Chainable ? value : throw undefined.ToException();
                return true;
            case ValueKind.Object:
                return ((JinjaObject)value._ref!).TryGetItem(state, key, out found);
        }
        found = default;
        return false;
    }

    public static bool Normalize(ref long index, long count)
    {
        if (index < 0)
        {
            index += count;
        }
        return (ulong)index < (ulong)count;
    }

    private static bool CharacterAt(Value value, long index, out Value found)
    {
        string text = value.StringPayload;
        found = default;
        if (CodePoints.IsPlain(text))
        {
            if (!Normalize(ref index, text.Length))
            {
                return false;
            }
            found = Value.FromText(CodePoints.Substring(text, (int)index, 1), value.IsMarkup);
            return true;
        }
        if (!Normalize(ref index, CodePoints.Count(text)))
        {
            return false;
        }
        int start = CodePoints.OffsetOf(text, (int)index);
        found = Value.FromText(CodePoints.Substring(text, start, CodePoints.LengthAt(text, start)), value.IsMarkup);
        return true;
    }

    // A sandbox refuses every attribute that begins with an underscore.
    private static bool Guard(RenderState state, Value value, string name, ref Value found)
    {
        if (state.Sandbox != SandboxMode.None && name.StartsWith('_'))
        {
            found = Refuse(state, value, name);
        }
        return true;
    }

    private static bool OfUndefined(RenderState state, Value value, string name, out Value found)
    {
        UndefinedValue undefined = value.AsUndefined!;
        // Python answers a probe for a special method that is not there with AttributeError, not with the undefined error.
        if (name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal))
        {
            return IsRefusedDunder(state, value, name, out found);
        }
        if (name.StartsWith('_') && OfUndefinedItself(undefined, name, out found))
        {
            return true;
        }
        found =
            undefined.Kind == UndefinedKind.Chainable ? Value.FromUndefined(undefined) : throw undefined.ToException();
        return true;
    }

    // What Jinja's undefined objects know of themselves.
    private static bool OfUndefinedItself(UndefinedValue undefined, string name, out Value found)
    {
        switch (name)
        {
            case "_undefined_name":
                found = undefined.Name is { } known ? Value.FromString(known) : Value.None;
                return true;
            case "_undefined_hint":
                found = undefined.Hint is { } hint ? Value.FromString(hint) : Value.None;
                return true;
            case "_undefined_message":
                found = Value.FromString(undefined.Message);
                return true;
            default:
                found = default;
                return false;
        }
    }

    private static bool OfBuiltIn(RenderState state, Value value, string name, out Value found)
    {
        if (state.Environment.Methods.TryGet(value, name, out MethodDefinition? method))
        {
            if (method.Mutates && state.Sandbox == SandboxMode.Immutable)
            {
                found = Refuse(state, value, name);
            }
            else
            {
                found = method.IsProperty
                    ? method.Invoke(state, value, Arguments.None)
                    : Value.FromObject(new BoundMethod(value, method));
            }
            return true;
        }
        if (value.TryGetTuple(out PyTuple? tuple) && tuple.FieldNames is { } fields)
        {
            for (int i = 0; i < fields.Count; i++)
            {
                if (fields[i] == name)
                {
                    found = tuple[i];
                    return true;
                }
            }
        }
        return IsRefusedDunder(state, value, name, out found);
    }

    // Every Python object has these; no value here does, but in a sandbox their use must be a security error.
    private static bool IsRefusedDunder(RenderState state, Value value, string name, out Value found)
    {
        if (state.Sandbox != SandboxMode.None && PythonSpecials.IsKnown(value, name))
        {
            found = Refuse(state, value, name);
            return true;
        }
        found = default;
        return false;
    }

    private static Value Refuse(RenderState state, Value value, string name) =>
        Value.FromUndefined(UndefinedValue.Unsafe(state.Environment.UndefinedKind, ValueTypes.NameOf(value), name));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Value MissingMember(RenderState state, Value owner, Value key) => state.UndefinedMember(owner, key);
}
