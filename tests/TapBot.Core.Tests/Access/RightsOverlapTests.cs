using TapBot.Core.Access;
using TapBot.Core.Servers;

namespace TapBot.Core.Tests.Access;

public sealed class RightsOverlapTests
{
    private static readonly ServerName One = ServerName.Parse("one");
    private static readonly ServerName Two = ServerName.Parse("two");

    [Fact]
    public void Of_AdministratorTokenOfAnOperator_IsAnOperator()
    {
        var both = RightsOverlap.Of(Rights.All, Having(new Grant(Role.Operator, One)));

        Assert.Equal([new Grant(Role.Operator, One)], both.Grants);
        Assert.False(both.Allows(Permission.Administer, Scope.Portal));
    }

    [Fact]
    public void Of_OneServerAndOneProject_AreBothKept()
    {
        var both = RightsOverlap.Of(Having(new Grant(Role.Operator, One)), Having(new Grant(Role.Administrator, Project: "shop")));

        Assert.True(both.Allows(Permission.OperateContainers, Scope.Of(One, "shop")));
        Assert.False(both.Allows(Permission.OperateContainers, Scope.Of(One, "blog")));
        Assert.False(both.Allows(Permission.OperateContainers, Scope.Of(One)));
        Assert.False(both.Allows(Permission.OperateContainers, Scope.Of(Two, "shop")));
        Assert.False(both.Allows(Permission.ManageContainers, Scope.Of(One, "shop")));
    }

    [Fact]
    public void Of_DifferentServers_IsNothing() =>
        Assert.Empty(RightsOverlap.Of(Having(new Grant(Role.Administrator, One)), Having(new Grant(Role.Administrator, Two))).Grants);

    [Fact]
    public void Of_SinglePermissionOfTheOwner_IsKeptWhereTheTokenHasIt()
    {
        var owner = new Rights([new Grant(Role.Viewer)], [new PermissionGrant(Permission.RevealSecrets, One)]);

        Assert.True(RightsOverlap.Of(Rights.All, owner).Allows(Permission.RevealSecrets, Scope.Of(One)));
        Assert.False(RightsOverlap.Of(Rights.All, owner).Allows(Permission.RevealSecrets, Scope.Of(Two)));
        Assert.False(RightsOverlap.Of(Having(new Grant(Role.Viewer)), owner).Allows(Permission.RevealSecrets, Scope.Of(One)));
    }

    [Fact]
    public void Of_Everything_NeverAllowsMoreThanEither()
    {
        var samples = Samples().ToArray();
        var scopes = new[] { Scope.Portal, Scope.Of(One), Scope.Of(One, "shop"), Scope.Of(Two), Scope.Of(Two, "blog") };

        var questions =
            from a in samples
            from b in samples
            from permission in Enum.GetValues<Permission>()
            from scope in scopes
            select (Both: a.Allows(permission, scope) && b.Allows(permission, scope), Overlap: RightsOverlap.Of(a, b).Allows(permission, scope));

        Assert.All(questions, q => Assert.Equal(q.Both, q.Overlap));
    }

    private static IEnumerable<Rights> Samples()
    {
        var places = new (ServerName? Server, string? Project)[] { (null, null), (One, null), (One, "shop"), (null, "shop") };
        foreach (var (server, project) in places)
        {
            foreach (var role in Enum.GetValues<Role>())
                yield return Having(new Grant(role, server, project));
            yield return new Rights([new Grant(Role.Viewer)], [new PermissionGrant(Permission.ManageContainers, server, project)]);
        }
    }

    private static Rights Having(params Grant[] grants) => new(grants, []);
}
