using TapBot.Core.Access;
using TapBot.Portal.Features.Wall;

namespace TapBot.Portal.Tests.Features.Wall;

public sealed class BoardSightTests
{
    private static readonly ServerName Server = ServerName.Parse("server-1");

    [Fact]
    public void Of_WhoeverSeesEverything_IsTheSame()
    {
        var screen = BoardSight.Of(new Rights([], [new PermissionGrant(Permission.See)]));

        Assert.Equal(screen, BoardSight.Of(Rights.All));
        Assert.Equal(screen, BoardSight.Of(new Rights([new Grant(Role.Viewer), new Grant(Role.Operator, Server)], [])));
    }

    [Fact]
    public void Of_OtherPlaces_IsAnother()
    {
        BoardSight[] all =
        [
            BoardSight.Of(Rights.All),
            BoardSight.Of(new Rights([new Grant(Role.Viewer, Server)], [])),
            BoardSight.Of(new Rights([new Grant(Role.Viewer, Server, "shop")], [])),
            BoardSight.Of(new Rights([new Grant(Role.Viewer, null, "shop")], [])),
            BoardSight.Of(new Rights([new Grant(Role.Viewer, Server, "shop"), new Grant(Role.Viewer, Server, "bank")], [])),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(all[4], BoardSight.Of(new Rights([new Grant(Role.Administrator, Server, "bank")], [new PermissionGrant(Permission.See, Server, "shop")])));
    }

    [Fact]
    public void Of_WhoeverSeesNothing_IsBlind()
    {
        Assert.True(BoardSight.Of(Rights.None).IsBlind);
        Assert.True(BoardSight.Of(new Rights([], [new PermissionGrant(Permission.ReadSql)])).IsBlind);
    }
}
