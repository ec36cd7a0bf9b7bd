using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Decisions.Tests.Users;

public sealed class SegmentMembershipTests
{
    [Fact]
    public void Membership_AgreesWithASet() =>
        Gen.Select(Gen.Int[0, 20].Select(n => Build.Id(n)).Array[0, 15], Gen.Int[0, 20].Select(n => Build.Id(n)))
            .Sample(
                (ids, id) =>
                {
                    var membership = SegmentMembership.Of(ids);
                    var model = ids.ToHashSet();
                    Assert.Equal(model.Order(StringComparer.Ordinal), membership.Ids.ToArray());
                    Assert.Equal(model.Contains(id), membership.Contains(id));
                    Assert.True(membership.With(id).Contains(id));
                    Assert.False(membership.Without(id).Contains(id));
                    Assert.Equal(model.Contains(id), ReferenceEquals(membership, membership.With(id)));
                }
            );
}
