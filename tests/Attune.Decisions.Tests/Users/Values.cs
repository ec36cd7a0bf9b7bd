using System.Numerics;
using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Decisions.Tests.Users;

/// <summary>Generators of attribute values, sets and events.</summary>
internal static class Values
{
    public static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOf("price", "city", "tags", "a", "b", "u_em", "Add to Cart", "Core.attr", "ключ"),
        Gen.String[Gen.Char.AlphaNumeric, 1, 12]
    );

    public static readonly Gen<AttributeValue> Scalar = Gen.OneOf(
        Gen.Const(AttributeValue.Null),
        Gen.Bool.Select(AttributeValue.From),
        Gen.Long.Select(value => AttributeValue.From(value)),
        Gen.Int[-20, 20].Select(value => AttributeValue.From((long)value)),
        Gen.Double.Where(double.IsFinite).Select(value => AttributeValue.From(value)),
        Gen.ULong.Select(value => AttributeValue.From(new BigInteger(value) * 1_000_003)),
        Gen.String[Gen.Char[' ', '\u2fff'], 0, 20].Select(value => AttributeValue.From(value)),
        Gen.OneOf("", "red", "RED", "12", "1.5", "2024-05-01", "2024-05-01T10:00:00Z")
            .Select(text => AttributeValue.From(text))
    );

    public static readonly Gen<AttributeValue> Value = Gen.Recursive<AttributeValue>(
        (depth, inner) =>
            depth == 3
                ? Scalar
                : Gen.Frequency(
                    (6, Scalar),
                    (1, inner.Array[0, 4].Select(items => AttributeValue.From(items))),
                    (1, SetOf(inner).Select(set => AttributeValue.From(set)))
                )
    );

    public static readonly Gen<AttributeSet> Set = SetOf(Value);

    public static readonly Gen<UserEvent> Event =
        from name in Gen.OneOf("Viewed", "Bought", "Left")
        from time in Gen.Long[0, 1_000]
        from uuid in Gen.Guid.Nullable()
        from platform in Gen.Enum<Platform>()
        from offset in Gen.Int[-54_000, 54_000].Nullable()
        from attributes in Set
        select new UserEvent
        {
            Name = name,
            TimeMs = time,
            Uuid = uuid,
            Platform = platform,
            OffsetSeconds = offset,
            Attributes = attributes,
        };

    private static Gen<AttributeSet> SetOf(Gen<AttributeValue> values) =>
        Gen.Select(Name, values)
            .Array[0, 12]
            .Select(members =>
            {
                var builder = new AttributeSetBuilder();
                foreach (var (name, value) in members)
                {
                    builder.Set(name, value);
                }

                return builder.Build();
            });
}
