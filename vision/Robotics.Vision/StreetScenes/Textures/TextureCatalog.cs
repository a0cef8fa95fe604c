namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>Paints every <see cref="TextureId"/>.</summary>
internal static class TextureCatalog
{
    public static TextureImage[] Paint()
    {
        var ids = Enum.GetValues<TextureId>();
        return Array.ConvertAll(ids, Paint);
    }

    private static TextureImage Paint(TextureId id) => id switch
    {
        TextureId.Plain => WallTextures.Plain(),
        TextureId.Noise => WallTextures.Noise(),
        TextureId.Asphalt => GroundTextures.Asphalt(),
        TextureId.Pavers => GroundTextures.Pavers(),
        TextureId.Slabs => GroundTextures.Slabs(),
        TextureId.Cobbles => GroundTextures.Cobbles(),
        TextureId.Grass => GroundTextures.Grass(),
        TextureId.Soil => GroundTextures.Soil(),
        TextureId.Plaster => WallTextures.Plaster(),
        TextureId.Brick => WallTextures.Brick(),
        TextureId.Panels => WallTextures.Panels(),
        TextureId.Stone => WallTextures.Stone(),
        TextureId.Planks => WallTextures.Planks(),
        TextureId.RoofTiles => WallTextures.RoofTiles(),
        TextureId.Foliage => PlantTextures.Foliage(),
        TextureId.Hedge => PlantTextures.Hedge(),
        TextureId.Bark => PlantTextures.Bark(),
        TextureId.Bars => FenceTextures.Bars(),
        TextureId.Pickets => FenceTextures.Pickets(),
        TextureId.Mesh => FenceTextures.Mesh(),
        TextureId.Rails => FenceTextures.Rails(),
        TextureId.Limb => BodyTextures.Limb(),
        TextureId.Cloth => BodyTextures.Cloth(),
        TextureId.Head => BodyTextures.Head(),
        TextureId.CarGlass => VehicleTextures.CarGlass(),
        TextureId.BareCrown => PlantTextures.BareCrown(),
        TextureId.Metal => VehicleTextures.Metal(),
        TextureId.WheelCar => VehicleTextures.WheelCar(),
        TextureId.WheelSpokes => VehicleTextures.WheelSpokes(),
        TextureId.CarSide => VehicleTextures.CarSide(),
        TextureId.CarFront => VehicleTextures.CarFront(),
        TextureId.CarRear => VehicleTextures.CarRear(),
        TextureId.VanSide => VehicleTextures.VanSide(),
        TextureId.TruckBox => VehicleTextures.TruckBox(),
        TextureId.TruckCabSide => VehicleTextures.TruckCabSide(),
        TextureId.TruckCabFront => VehicleTextures.TruckCabFront(),
        TextureId.BusSide => VehicleTextures.BusSide(),
        TextureId.BusFront => VehicleTextures.BusFront(),
        TextureId.TramSide => VehicleTextures.TramSide(),
        TextureId.TramFront => VehicleTextures.TramFront(),
        TextureId.SignRound => SignTextures.Round(),
        TextureId.SignTriangle => SignTextures.Triangle(),
        TextureId.SignBlue => SignTextures.Blue(),
        TextureId.SignPanel => SignTextures.Panel(),
        TextureId.SignBack => SignTextures.Back(),
        TextureId.SignalHead => SignTextures.SignalHead(),
        TextureId.Poster => SignTextures.Poster(),
        TextureId.CellPlain => FacadeTextures.Plain(),
        TextureId.CellFramed => FacadeTextures.Framed(),
        TextureId.CellTall => FacadeTextures.Tall(),
        TextureId.CellStrip => FacadeTextures.Strip(),
        TextureId.CellBalcony => FacadeTextures.Balcony(),
        TextureId.CellShutter => FacadeTextures.Shutter(),
        TextureId.CellShop => FacadeTextures.Shop(),
        TextureId.CellArcade => FacadeTextures.Arcade(),
        TextureId.CellBlank => FacadeTextures.Blank(),
        _ => throw new InvalidOperationException($"Texture {id} has no painter."),
    };
}
