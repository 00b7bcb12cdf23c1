using TapBot.Core.Access;

namespace TapBot.Core.Tests.Access;

public sealed class RightsTests
{
    private static readonly ServerName Server = ServerName.Parse("server-1");

    public static TheoryData<Grant> Narrower => [new Grant(Role.Viewer, Server), new Grant(Role.Administrator, Server), new Grant(Role.Administrator, Project: "shop"), new Grant(Role.Viewer, Server, "shop")];

    [Fact]
    public void AllowsEverywhere_RoleOfTheWholePortal_HoldsForAllThatItsRoleMay()
    {
        var viewer = new Rights([new Grant(Role.Viewer, Server), new Grant(Role.Viewer)], []);

        Assert.True(Rights.All.AllowsEverywhere(Permission.See));
        Assert.True(viewer.AllowsEverywhere(Permission.See));
        Assert.False(viewer.AllowsEverywhere(Permission.OperateContainers));
        Assert.False(Rights.None.AllowsEverywhere(Permission.See));
    }

    [Theory]
    [MemberData(nameof(Narrower))]
    public void AllowsEverywhere_OfAPart_IsNot(Grant grant)
    {
        Assert.False(new Rights([grant], []).AllowsEverywhere(Permission.See));
        Assert.False(new Rights([], [new PermissionGrant(Permission.See, grant.Server, grant.Project)]).AllowsEverywhere(Permission.See));
        Assert.True(new Rights([grant], [new PermissionGrant(Permission.See)]).AllowsEverywhere(Permission.See));
    }
}
