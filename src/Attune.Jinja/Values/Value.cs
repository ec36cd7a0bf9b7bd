using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Attune.Jinja.Values;

/// <summary>
/// A value as templates see it, with Python's meaning of truth, equality, order and text. Sixteen bytes; none, booleans, 64-bit
/// integers and doubles need no object. Immutable itself, though a list or dict it refers to may change; safe to share
/// between threads as far as what it refers to is.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    internal readonly object? _ref;
    internal readonly long _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Value(object? reference, long bits)
    {
        _ref = reference;
        _bits = bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Value(ValueKind kind, object reference)
    {
        _ref = reference;
        _bits = (long)kind;
    }

    /// <summary>No value at all: an argument that was not given.</summary>
    public static Value Missing => default;

    /// <summary>Python's None.</summary>
    public static Value None => new(null, (long)ValueKind.None);

    /// <summary>Python's True.</summary>
    public static Value True => new(null, (long)ValueKind.Bool | 0x100);

    /// <summary>Python's False.</summary>
    public static Value False => new(null, (long)ValueKind.Bool);

    /// <summary>The empty string.</summary>
    public static Value EmptyString => FromString("");

    /// <summary>What this value holds.</summary>
    public ValueKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            object? reference = _ref;
            return reference is not null && reference.GetType() == typeof(NumberTag)
                ? Unsafe.As<NumberTag>(reference).Kind
                : (ValueKind)(byte)_bits;
        }
    }

    public bool IsMissing => _ref is null && _bits == 0;
    public bool IsNone => _ref is null && _bits == (long)ValueKind.None;
    public bool IsBool => _ref is null && (byte)_bits == (byte)ValueKind.Bool;

    /// <summary>A string or Markup.</summary>
    public bool IsString => _ref is not null && _ref.GetType() == typeof(string);
    public bool IsMarkup => IsString && _bits == (long)ValueKind.Markup;

    /// <summary>An undefined value, or nothing at all.</summary>
    public bool IsUndefined => _ref is UndefinedValue || IsMissing;

    /// <summary>An integer of any size that is no boolean.</summary>
    public bool IsInteger => ReferenceEquals(_ref, NumberTag.Int) || _ref is BigInteger;
    public bool IsFloat => ReferenceEquals(_ref, NumberTag.Float);

    /// <summary>An integer, float or boolean: what Python's arithmetic takes.</summary>
    public bool IsNumber => Kind is ValueKind.Int or ValueKind.Float or ValueKind.Bool or ValueKind.BigInt;
    public bool IsList => Kind is ValueKind.List or ValueKind.HostList;
    public bool IsDict => Kind is ValueKind.Dict or ValueKind.HostDict;
    public bool IsTuple => Kind is ValueKind.Tuple;

    internal bool IsInt64 => ReferenceEquals(_ref, NumberTag.Int);

    // Valid only for the kind in the name.
    internal bool BoolPayload => (_bits & 0x100) != 0;
    internal long IntPayload => _bits;
    internal double FloatPayload => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The text of a string or Markup; valid only when <see cref="IsString"/>.</summary>
    internal string StringPayload => Unsafe.As<string>(_ref)!;

    public static Value FromBool(bool value) => value ? True : False;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value FromInt(long value) => new(NumberTag.Int, value);

    public static Value FromBigInteger(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? FromInt((long)value) : new(ValueKind.BigInt, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value FromDouble(double value) => new(NumberTag.Float, BitConverter.DoubleToInt64Bits(value));

    public static Value FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(ValueKind.String, value);
    }

    /// <summary>A string that will not be escaped. Only for text that is known to be safe HTML.</summary>
    public static Value FromMarkup(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(ValueKind.Markup, value);
    }

    /// <summary>A string, or Markup where <paramref name="markup"/> is true.</summary>
    internal static Value FromText(string value, bool markup) =>
        new(markup ? ValueKind.Markup : ValueKind.String, value);

    public static Value FromList(PyList value) => new(ValueKind.List, value);

    public static Value FromList(IEnumerable<Value> items) => new(ValueKind.List, new PyList(items));

    public static Value FromTuple(PyTuple value) => new(ValueKind.Tuple, value);

    public static Value FromTuple(params Value[] items) => new(ValueKind.Tuple, new PyTuple(items));

    public static Value FromDict(PyDict value) => new(ValueKind.Dict, value);

    internal static Value FromRange(PyRange value) => new(ValueKind.Range, value);

    public static Value FromUndefined(UndefinedValue value) => new(ValueKind.Undefined, value);

    /// <summary>An undefined value of the default kind, as a variable that was not given.</summary>
    public static Value Undefined(string name) => FromUndefined(UndefinedValue.ForName(UndefinedKind.Default, name));

    /// <summary>A function, namespace, generator or any other object that templates may hold.</summary>
    public static Value FromObject(JinjaObject value) => new(ValueKind.Object, value);

    public static implicit operator Value(string? value) => value is null ? None : FromString(value);

    public static implicit operator Value(int value) => FromInt(value);

    public static implicit operator Value(long value) => FromInt(value);

    public static implicit operator Value(double value) => FromDouble(value);

    public static implicit operator Value(bool value) => FromBool(value);

    public static implicit operator Value(PyList value) => FromList(value);

    public static implicit operator Value(PyTuple value) => FromTuple(value);

    public static implicit operator Value(PyDict value) => FromDict(value);

    public static implicit operator Value(JinjaObject value) => FromObject(value);

    /// <summary>The string of a string or Markup; false for every other kind.</summary>
    public bool TryGetString([NotNullWhen(true)] out string? value)
    {
        value = IsString ? StringPayload : null;
        return value is not null;
    }

    /// <summary>The value of an integer or boolean that fits 64 bits.</summary>
    public bool TryGetInt64(out long value)
    {
        if (IsInt64)
        {
            value = _bits;
            return true;
        }
        value = IsBool && BoolPayload ? 1 : 0;
        return IsBool;
    }

    /// <summary>The value of an integer or boolean of any size.</summary>
    public bool TryGetBigInteger(out BigInteger value)
    {
        if (TryGetInt64(out long small))
        {
            value = small;
            return true;
        }
        value = _ref is BigInteger big ? big : default;
        return _ref is BigInteger;
    }

    /// <summary>The value of a float (not of an integer).</summary>
    public bool TryGetDouble(out double value)
    {
        value = IsFloat ? FloatPayload : 0;
        return IsFloat;
    }

    /// <summary>The list made in a template (not a host's list).</summary>
    /// <summary>The name of what is not there, where it has one: a variable, an attribute.</summary>
    public bool TryGetUndefinedName([NotNullWhen(true)] out string? name) =>
        (name = (_ref as UndefinedValue)?.Name) is not null;

    public bool TryGetList([NotNullWhen(true)] out PyList? value) => (value = _ref as PyList) is not null;

    public bool TryGetTuple([NotNullWhen(true)] out PyTuple? value) => (value = _ref as PyTuple) is not null;

    /// <summary>The dict made in a template (not a host's dictionary).</summary>
    public bool TryGetDict([NotNullWhen(true)] out PyDict? value) => (value = _ref as PyDict) is not null;

    internal bool TryGetRange([NotNullWhen(true)] out PyRange? value) => (value = _ref as PyRange) is not null;

    public bool TryGetObject<T>([NotNullWhen(true)] out T? value)
        where T : JinjaObject => (value = _ref as T) is not null;

    internal UndefinedValue? AsUndefined => _ref as UndefinedValue ?? (IsMissing ? UndefinedValue.Nameless : null);

    /// <summary>Python's truth.</summary>
    /// <exception cref="JinjaUndefinedException">The value is a strict undefined.</exception>
    public bool IsTrue
    {
        get
        {
            if (_ref is null)
            {
                return IsBool && BoolPayload;
            }
            if (_ref.GetType() == typeof(string))
            {
                return StringPayload.Length > 0;
            }
            return IsInt64 ? _bits != 0 : IsTrueSlow();
        }
    }

    private bool IsTrueSlow() =>
        Kind switch
        {
            ValueKind.Float => FloatPayload != 0,
            ValueKind.BigInt => true,
            ValueKind.List or ValueKind.HostList => Collections.ListCount(this) > 0,
            ValueKind.Dict or ValueKind.HostDict => Collections.DictCount(this) > 0,
            ValueKind.Tuple => ((PyTuple)_ref!).Count > 0,
            ValueKind.Range => ((PyRange)_ref!).Count > 0,
            ValueKind.Object => ((JinjaObject)_ref!).IsTrue,
            _ => ((UndefinedValue)_ref!).Kind == UndefinedKind.Strict
                ? throw ((UndefinedValue)_ref).ToException()
                : false,
        };

    /// <summary>A .NET value on the built-in allow-list: strings, numbers, booleans, collections of them, JSON, and values themselves.</summary>
    /// <exception cref="JinjaSecurityException">The type is not on the list.</exception>
    public static Value FromHost(object? value) => HostConversion.ToValue(value);

    /// <summary>JSON: leaves are read at once, objects and arrays when they are first touched.</summary>
    public static Value FromJson(System.Text.Json.JsonElement json) => JsonValues.ToValue(json);

    /// <summary>Python's <c>==</c>.</summary>
    public bool Equals(Value other) => ValueEquality.AreSameOrEqual(this, other);

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <summary>Python's hash().</summary>
    public override int GetHashCode() => ValueEquality.Hash(this);

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>Python's repr(), for debugging; a missing value prints as nothing.</summary>
    public override string ToString() => IsMissing ? "" : ValuePrinter.ToRepr(this);
}
